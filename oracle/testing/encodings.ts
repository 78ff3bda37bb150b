/** Every shape that a row has: operand sizes times register or memory forms, as bytes that decode to this very row. */
import { type Decoded, decode } from "../decode/decode.ts";
import { buildMaps } from "../decode/lookup.ts";
import { TABLE } from "../isa/index.ts";
import type { Row } from "../table.ts";
import { isVex, vexPrefix } from "./vex.ts";

export interface Encoding {
  readonly row: Row;
  readonly bytes: Uint8Array;
  readonly decoded: Decoded;
}

export const maps = buildMaps(TABLE);
export const implemented: readonly Row[] = TABLE.filter((row) => row.status.kind === "implemented");

/** How a test is named: `C0 /4 ib  SHL Eb, Ib`. */
export const rowName = ({ encoding, mnemonic, operands }: Row): string =>
  `${encoding}  ${mnemonic} ${operands.join(", ")}`.trimEnd();

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

const MANDATORY: Partial<Record<Row["prefix"], readonly number[]>> = { "66": [0x66], f2: [0xf2], f3: [0xf3] };
const MAP_BYTES: readonly (readonly number[])[] = [[], [0x0f], [0x0f, 0x38], [0x0f, 0x3a]];
/** 66 or nothing, then REX: W or not; R, so that ModRM's reg field names a register that no instruction implies; B likewise for rm. */
const SIZES: readonly (readonly number[])[] = [[0x45], [0x66, 0x45], [0x4d]];
/** The same without B: the opcode's own register, or RBP and RSP as a base. */
const WITHOUT_B: readonly (readonly number[])[] = [[0x44], [0x66, 0x44], [0x4c]];
/** VEX.vvvv: a register that no form has. */
const VEX_REGISTER = 14;
/** Immediates, moffs and distances: more bytes than any needs. */
const REST: readonly number[] = new Array<number>(8).fill(1);

/** ModRM (without its reg field) and what belongs to it. */
export const FORMS = {
  register: [0xc7],
  /** [r15] */
  memory: [0x07],
  /** [r13+0] and, without REX.B, [rbp+0] */
  frame: [0x45, 0x00],
  /** [r12] and, without REX.B, [rsp] */
  stack: [0x04, 0x24],
} as const;
export type Form = keyof typeof FORMS;

/** The row in one form with all operand sizes, and behind `prefixes`. Immediates hold ones. Empty when the row has no such form. */
export function encodingsOf(row: Row, form: Form, prefixes: readonly number[] = [], withB = true): Encoding[] {
  const found = new Map<string, Encoding>();
  for (const start of isVex(row) ? vexStarts(row, withB) : legacyStarts(row, withB)) {
    const encoding = encodingOf(row, [...prefixes, ...start, ...opcodeOf(row, form), ...REST]);
    if (encoding) found.set(hexOf(encoding.bytes), encoding);
  }
  return [...found.values()];
}

const legacyStarts = (row: Row, withB: boolean): number[][] =>
  (withB ? SIZES : WITHOUT_B).map((size) => [...(MANDATORY[row.prefix] ?? []), ...size, ...(MAP_BYTES[row.map] ?? [])]);

const vexStarts = (row: Row, b: boolean): number[][] =>
  [false, true].map((wide) => vexPrefix(row, { wide, r: true, b, register: VEX_REGISTER }));

function opcodeOf(row: Row, form: Form): number[] {
  if (row.fixedModrm !== undefined) return [row.opcode, row.fixedModrm];
  if (row.modrm === "none") return [row.opcode + (row.opcodeRegister ? 7 : 0)];
  const [modrm, ...rest] = FORMS[form];
  return [row.opcode, modrm | ((row.modrm === "r" ? 0 : row.modrm) << 3), ...rest];
}

function encodingOf(row: Row, bytes: readonly number[]): Encoding | undefined {
  const decoded = decode(maps, Uint8Array.from(bytes));
  if (typeof decoded === "string" || decoded.row !== row) return undefined;
  return { row, bytes: Uint8Array.from(bytes.slice(0, decoded.length)), decoded };
}

/** Register and memory forms alike. */
export const allEncodingsOf = (row: Row): Encoding[] => [
  ...new Map(
    [...encodingsOf(row, "register"), ...encodingsOf(row, "register", [], false), ...encodingsOf(row, "memory")].map(
      (encoding) => [hexOf(encoding.bytes), encoding] as const,
    ),
  ).values(),
];
