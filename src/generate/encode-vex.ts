/** The VEX prefix of a shape (SDM 2A, 2.3.5): it stands for REX, the mandatory prefix and the escape bytes, and has a register of its own. */
import type { Row } from "../../oracle/index.ts";
import type { Shape } from "./shape.ts";

/** VEX.mmmmm counts from this map on. */
const FIRST_MAP = 4;
/** The only map that the two-byte form reaches: 0F. */
const MAP_0F = 5;
/** VEX.pp */
const PREFIXES: Readonly<Record<Row["prefix"], number>> = { any: 0, np: 0, "66": 1, f3: 2, f2: 3 };
/** As bits of REX. */
const W = 8;
const R = 4;

export const isVex = ({ map }: Row): boolean => map > FIRST_MAP && map <= FIRST_MAP + 3;

/** Whether VEX.vvvv names an operand. */
export const takesVexRegister = ({ operands }: Row): boolean => operands.some((operand) => /^[HB]/.test(operand));

/** Everything before the opcode but legacy prefixes; `bits` are those of a REX. Two bytes where they suffice, as an assembler would, unless `rex` asks for three. */
export function vexPrefix({ row, rex, vexRegister }: Shape, bits: number): number[] {
  const register = takesVexRegister(row) ? vexRegister : 0;
  const last = ((15 - register) << 3) | (row.vectorLength === 256 ? 4 : 0) | PREFIXES[row.prefix];
  if (!rex && row.map === MAP_0F && (bits & ~R) === 0) return [0xc5, (bits & R ? 0 : 0x80) | last];
  return [0xc4, ((~bits & 7) << 5) | (row.map - FIRST_MAP), (bits & W ? 0x80 : 0) | last];
}
