/** Words about string comparison in vectors. */
import type { Entry, Family } from "./entry.ts";

const CONTROL = [
  "Bits 1:0 of the immediate: unsigned bytes, unsigned words, signed bytes, signed words.",
  "Bits 3:2: equal any (an element of the second operand is found when it is among those of the first), ranges (when it is within one of the pairs of lowest and highest element in the first), equal each (when it equals the element of the first at its position), equal ordered (when the whole first string begins there).",
  "Bits 5:4: as found; inverted; as found; inverted where the element of the second operand is valid.",
  "Elements behind the end of a string are invalid: equal each finds where both are, and equal ordered takes the rest of the first string for found at the end of the vector; otherwise they are never found.",
  "The operand in memory need not be aligned.",
];

const FLAGS =
  "CF: something was found. ZF: the second operand has invalid elements. SF: the first has. OF: element 0 was found. AF and PF are cleared.";

const EXPLICIT =
  "Two strings of bytes or words are compared. Their lengths are the magnitudes of EAX, for the first operand, and EDX, with REX.W of RAX and RDX; the number of elements in a vector is the most.";
const IMPLICIT = "Two strings of bytes or words are compared. Each ends before its first element that is 0.";

const INDEX =
  "ECX receives the position of the first element of the second operand that was found, with bit 6 of the immediate of the last; 16 or 8 when there is none.";
const MASK =
  "XMM0 receives a bit for each element of the second operand, set where it was found, and zeros above; with bit 6 of the immediate all bits of the elements.";

const page = (mnemonics: readonly string[], title: string, operation: string): Entry => ({
  page: mnemonics[0]!,
  mnemonics,
  title,
  operation: `${operation} ${FLAGS}`,
  remarks: CONTROL,
});

export const sseString: Family = {
  name: "Strings in vectors",
  file: "sse-string.ts",
  entries: [
    page(["PCMPESTRI", "PCMPESTRI64"], "compare explicit length strings, return index", `${EXPLICIT} ${INDEX}`),
    page(["PCMPESTRM", "PCMPESTRM64"], "compare explicit length strings, return mask", `${EXPLICIT} ${MASK}`),
    page(["PCMPISTRI"], "compare implicit length strings, return index", `${IMPLICIT} ${INDEX}`),
    page(["PCMPISTRM"], "compare implicit length strings, return mask", `${IMPLICIT} ${MASK}`),
  ],
};
