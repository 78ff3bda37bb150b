/** AND, OR, XOR, TEST by truth table: "OF and CF are cleared; SF, ZF, PF are set according to the result. AF is undefined" (SDM 2A AND). */
import { accordingTo, free, type Outcome, type Second } from "./outcome.ts";
import type { Wire, Wires } from "./wires.ts";

/** Results for the operand wires 00, 01, 10, 11. */
type TruthTable = readonly [Wire, Wire, Wire, Wire];

const AND: TruthTable = [0, 0, 0, 1];
const OR: TruthTable = [0, 1, 1, 1];
const XOR: TruthTable = [0, 1, 1, 0];

const look = (table: TruthTable, left: Wires, right: Wires): Wires =>
  left.map((wire, n) => table[(wire * 2 + right[n]!) as 0 | 1 | 2 | 3]);

const flagsOf = (result: Wires): Outcome["flags"] => ({ CF: 0, OF: 0, AF: free(0), ...accordingTo(result) });

const by =
  (table: TruthTable): Second =>
  ({ operands }) => {
    const result = look(table, operands[0]!, operands[1]!);
    return { writes: [[0, result]], flags: flagsOf(result) };
  };

export const logic: Record<string, Second> = {
  AND: by(AND),
  OR: by(OR),
  XOR: by(XOR),
  TEST: ({ operands }) => ({ writes: [], flags: flagsOf(look(AND, operands[0]!, operands[1]!)) }),
};
