/** Which operand sizes a row can be asked for. */
import type { Row } from "../../oracle/index.ts";

type Size = 16 | 32 | 64;

/** Rows without operands whose result depends on the operand size all the same. */
const SIZED_BY_NAME = new Set(["CBW", "CWD"]);

const dependsOnSize = ({ operands, mnemonic }: Row): boolean =>
  SIZED_BY_NAME.has(mnemonic) ||
  operands.some((operand) => operand === "M" || /^(E|G|M|R|Z|rA|I|sI|O|X|Y)[vzy]$/.test(operand));

/** Sizes that make a difference; a single 32 where none does. */
export function operandSizes(row: Row): readonly Size[] {
  if (row.rexW === true || row.size === "f64") return [64];
  if (row.size === "d64") return [64, 16];
  if (!dependsOnSize(row) || row.rexW === false) return [32];
  // 66 is then no operand size but a part of the opcode, or must be absent
  return row.prefix === "np" || row.prefix === "66" ? [32, 64] : [16, 32, 64];
}
