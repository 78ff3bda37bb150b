/** Bytes of a row with the registers that a proof wants. */
import { type Decoded, decode } from "../../decode/decode.ts";
import { buildMaps } from "../../decode/lookup.ts";
import { TABLE } from "../../isa/index.ts";
import type { Row } from "../../table.ts";
import { isVex, vexPrefix } from "../vex.ts";

export interface Choice {
  readonly operandSize: 16 | 32 | 64;
  /** 0 to 7, with REX to 15: ModRM.reg, and ModRM.rm or the register in the opcode. */
  readonly reg: number;
  readonly rm: number;
  /** VEX.vvvv, 0 to 15. */
  readonly vex: number;
  /** A REX prefix even where nothing needs it: byte registers 4 to 7 are then SPL … DIL. */
  readonly rex: boolean;
  /** Eight bytes, of which the instruction takes what it needs. */
  readonly immediate: readonly number[];
}

const MAPS = buildMaps(TABLE);
const ESCAPES: readonly (readonly number[])[] = [[], [0x0f], [0x0f, 0x38], [0x0f, 0x3a]];
const MANDATORY = { any: [], np: [], "66": [0x66], f2: [0xf2], f3: [0xf3] } as const;

/** The row's instruction, or undefined where these registers or this size make it another one. */
export function instructionOf(row: Row, choice: Choice): Decoded | undefined {
  const decoded = decode(MAPS, Uint8Array.from(bytesOf(row, choice)));
  return typeof decoded === "object" && decoded.row === row ? decoded : undefined;
}

function bytesOf(row: Row, choice: Choice): number[] {
  const { reg, rm, immediate } = choice;
  const field = typeof row.modrm === "number" ? row.modrm : reg;
  return [
    ...(isVex(row) ? vexOf(row, choice) : legacyOf(row, choice)),
    row.opcode + (row.opcodeRegister ? rm % 8 : 0),
    ...(row.modrm === "none" ? [] : [0xc0 + (field % 8) * 8 + (rm % 8)]),
    ...immediate,
  ];
}

const legacyOf = (row: Row, { operandSize, reg, rm, rex }: Choice): number[] => [
  ...(operandSize === 16 ? [0x66] : []),
  ...MANDATORY[row.prefix],
  ...rexOf(operandSize, typeof row.modrm === "number" ? 0 : reg, rm, rex),
  ...ESCAPES[row.map]!,
];

const vexOf = (row: Row, { operandSize, reg, rm, vex }: Choice): number[] =>
  vexPrefix(row, { wide: operandSize === 64, r: reg > 7, b: rm > 7, register: vex });

function rexOf(operandSize: number, reg: number, rm: number, wanted: boolean): number[] {
  const bits = (operandSize === 64 ? 8 : 0) + (reg > 7 ? 4 : 0) + (rm > 7 ? 1 : 0);
  return bits > 0 || wanted ? [0x40 + bits] : [];
}
