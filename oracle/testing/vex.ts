/** The VEX prefix of a row, three bytes long (SDM 2A, 2.3.5). */
import type { Row } from "../table.ts";

export interface VexFields {
  readonly wide: boolean;
  /** Extensions of ModRM.reg and ModRM.rm. */
  readonly r: boolean;
  readonly b: boolean;
  /** VEX.vvvv where the row takes a register there. */
  readonly register: number;
}

/** VEX rows have these map numbers, in the order of VEX.mmmmm. */
const FIRST_MAP = 4;
const LAST_MAP = 7;
const PREFIXES: Partial<Record<Row["prefix"], number>> = { "66": 1, f3: 2, f2: 3 };

export const isVex = ({ map }: Row): boolean => map >= FIRST_MAP && map <= LAST_MAP;

export const takesVexRegister = ({ operands }: Row): boolean => operands.some((operand) => /^[HB]/.test(operand));

/** What stands before the opcode. R, X, B and vvvv are inverted. */
export function vexPrefix(row: Row, { wide, r, b, register }: VexFields): number[] {
  const vvvv = 15 - (takesVexRegister(row) ? register : 0);
  return [
    0xc4,
    (r ? 0 : 0x80) + 0x40 + (b ? 0 : 0x20) + row.map - FIRST_MAP,
    (wide ? 0x80 : 0) + vvvv * 8 + (row.vectorLength === 256 ? 4 : 0) + (PREFIXES[row.prefix] ?? 0),
  ];
}
