/** The few ways in which vector instructions turn a definition into reads and writes. All reads come first: a fault changes nothing. */
import { type Operand, read, write } from "../operands.ts";
import type { State } from "../state.ts";
import type { Execute } from "../table.ts";

/** Takes the operands in their order, the immediate last; unsigned values of the operands' widths. */
type Definition = (...operands: bigint[]) => bigint;

const valuesOf = (state: State, operands: readonly Operand[]): bigint[] =>
  operands.map((operand) => read(state, operand));

/** op dst, src, ...: the first operand is replaced by what the definition makes of all. */
export const replacing =
  (define: Definition): Execute =>
  (state, { operands }) =>
    write(state, operands[0]!, define(...valuesOf(state, operands)));

/** op dst, src, ...: the first operand is only written. */
export const making =
  (define: Definition): Execute =>
  (state, { operands }) =>
    write(state, operands[0]!, define(...valuesOf(state, operands.slice(1))));
