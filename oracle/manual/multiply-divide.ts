/** Words about multiplication and division. */
import { type Entry, entry, type Family } from "./entry.ts";

const product: Entry["undefined"] = {
  when: "SF, ZF, AF and PF, always.",
  policy: "SF and PF are those of the lower half of the product; ZF and AF are cleared.",
};
const quotient: Entry["undefined"] = { when: "All six status flags, always.", policy: "They stay as they were." };
const divideError = { "#DE": "The divisor is 0, or the quotient does not fit its register." } as const;

export const multiplyDivide: Family = {
  name: "Multiplication and division",
  file: "multiply-divide.ts",
  entries: [
    entry("MUL", "unsigned multiplication", {
      operation:
        "The accumulator times the operand goes to rDX:rAX, to AX for bytes. CF and OF: the upper half is not 0.",
      undefined: product,
    }),
    entry("IMUL", "signed multiplication", {
      operation:
        "With one operand, the accumulator times it goes to rDX:rAX, to AX for bytes. With two or three, the product of the last two is cut to the first. CF and OF: the product does not fit its lower half.",
      undefined: product,
    }),
    entry("DIV", "unsigned division", {
      operation:
        "rDX:rAX, AX for bytes, is divided by the operand: the quotient goes to rAX (AL), the remainder to rDX (AH).",
      undefined: quotient,
      faults: divideError,
    }),
    entry("IDIV", "signed division", {
      operation:
        "rDX:rAX, AX for bytes, is divided by the operand: the quotient, truncated towards 0, goes to rAX (AL), the remainder, with the dividend's sign, to rDX (AH).",
      undefined: quotient,
      faults: divideError,
    }),
  ],
};
