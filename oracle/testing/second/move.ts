/** Moves, extensions, exchanges and the accumulator's conversions (SDM 2A, 2B, 2D). None but XADD and CMPXCHG touches a flag. */
import { flagsOf, minus, plus } from "./adder.ts";
import { ALL_KEPT, type Before, type Outcome, type Place, type Second } from "./outcome.ts";
import { anyOne, copies, top, type Wire, type Wires } from "./wires.ts";

const only = (place: Place, value: Wires): Outcome => ({ writes: [[place, value]], flags: ALL_KEPT });

const filled = (wires: Wires, width: number, wire: Wire): Wires => [...wires, ...copies(wire, width - wires.length)];

const zeroExtend: Second = ({ operands, width }) => only(0, filled(operands[1]!, width, 0));
const signExtend: Second = ({ operands, width }) => only(0, filled(operands[1]!, width, top(operands[1]!)));

/** "TEMP := SRC + DEST; SRC := DEST; DEST := TEMP." */
function exchangeAdd({ operands }: Before): Outcome {
  const sum = plus(operands[0]!, operands[1]!, 0);
  return {
    writes: [
      [1, operands[0]!],
      [0, sum.result],
    ],
    flags: flagsOf(sum),
  };
}

/** "Compares the accumulator with the first operand. If equal, the second is loaded into the first, otherwise the first into the accumulator." */
function compareExchange({ operands, low }: Before): Outcome {
  const difference = minus(low, operands[0]!, 0);
  return {
    writes: [anyOne(difference.result) ? ["low", operands[0]!] : [0, operands[1]!]],
    flags: flagsOf(difference),
  };
}

export const moves: Record<string, Second> = {
  MOV: ({ operands }) => only(0, operands[1]!),
  MOVZX: zeroExtend,
  MOVSX: signExtend,
  MOVSXD: signExtend,
  XCHG: ({ operands }) => ({
    writes: [
      [0, operands[1]!],
      [1, operands[0]!],
    ],
    flags: ALL_KEPT,
  }),
  XADD: exchangeAdd,
  CMPXCHG: compareExchange,
  CBW: ({ low, width }) => only("low", filled(low.slice(0, width / 2), width, low[width / 2 - 1]!)),
  CWD: ({ low, width }) => only("high", copies(top(low), width)),
};
