/** ANDN, BLSR, BLSMSK, BLSI, BEXTR, BZHI, from their Operation sections (SDM 2A). */
import { minus } from "./adder.ts";
import { type Before, type Fates, free, type Outcome, type Second } from "./outcome.ts";
import { anyOne, copies, differ, flip, numberOf, top, type Wire, type Wires } from "./wires.ts";

/** "ZF and SF are updated based on result. … AF and PF flags are undefined." The oracle's choice for these: 0. */
const updated = (result: Wires, CF: Wire): Fates => ({
  CF,
  OF: 0,
  SF: top(result),
  ZF: flip(anyOne(result)),
  AF: free(0),
  PF: free(0),
});

const both = (a: Wire, b: Wire): Wire => (a === 1 ? b : 0);
const joined = (left: Wires, right: Wires, join: (a: Wire, b: Wire) => Wire): Wires =>
  left.map((wire, n) => join(wire, right[n]!));

const one = (width: number): Wires => [1, ...copies(0, width - 1)];
const wrote = (result: Wires, flags: Fates): Outcome => ({ writes: [[0, result]], flags });

/** "DEST := (NOT SRC1) bitwiseAND SRC2" */
function andNot({ operands }: Before): Outcome {
  const result = joined(operands[1]!.map(flip), operands[2]!, both);
  return wrote(result, updated(result, 0));
}

/** What SRC and SRC - 1 make of each other; "IF SRC = 0 CF := 1". */
const withPredecessor =
  (join: (a: Wire, b: Wire) => Wire): Second =>
  ({ operands, width }) => {
    const source = operands[1]!;
    const result = joined(minus(source, one(width), 0).result, source, join);
    return wrote(result, updated(result, flip(anyOne(source))));
  };

/** "temp := (-SRC) bitwiseAND (SRC) … IF SRC = 0 CF := 0 ELSE CF := 1" */
function isolate({ operands, width }: Before): Outcome {
  const source = operands[1]!;
  const result = joined(minus(copies(0, width), source, 0).result, source, both);
  return wrote(result, updated(result, anyOne(source)));
}

/** "START := SRC2[7:0]; LEN := SRC2[15:8]; TEMP := ZERO_EXTEND_TO_512(SRC1); DEST := ZERO_EXTEND(TEMP[START+LEN -1: START])" */
function field({ operands, width }: Before): Outcome {
  const [start, length] = [numberOf(operands[2]!.slice(0, 8)), numberOf(operands[2]!.slice(8, 16))];
  const extended = [...operands[1]!, ...copies(0, 512 - width)];
  const result = [...extended.slice(start, start + length), ...copies(0, width)].slice(0, width);
  // "ZF is updated based on result … SF, AF and PF are undefined. All other flags are cleared"
  return wrote(result, { ...updated(result, 0), SF: free(0) });
}

/** "N := SRC2[7:0]; DEST := SRC1; IF (N < OperandSize) DEST[OperandSize-1:N] := 0; IF (N > OperandSize - 1) CF := 1" */
function zeroHigh({ operands, width }: Before): Outcome {
  const position = numberOf(operands[2]!.slice(0, 8));
  const result = operands[1]!.map((wire, n): Wire => (n < position ? wire : 0));
  return wrote(result, updated(result, position > width - 1 ? 1 : 0));
}

export const extractions: Record<string, Second> = {
  ANDN: andNot,
  BLSR: withPredecessor(both),
  BLSMSK: withPredecessor(differ),
  BLSI: isolate,
  BEXTR: field,
  BZHI: zeroHigh,
};
