/** From a shape to bytes, straight from the row: for the encodings that no assembler chooses, and for the question what was asked. */
import type { Row } from "../../oracle/index.ts";
import { encodeAddress } from "./encode-address.ts";
import { isVex, vexPrefix } from "./encode-vex.ts";
import { littleEndian } from "./little-endian.ts";
import type { Shape } from "./shape.ts";

/** The encoding that the shape describes. Pure. */
export function encode(shape: Shape): Uint8Array {
  const { row } = shape;
  return Uint8Array.from([
    ...shape.noise,
    ...addressPrefixes(shape),
    ...(isVex(row) ? vexPrefix(shape, extensions(shape)) : legacyStart(shape)),
    row.opcodeRegister ? row.opcode + (shape.reg & 7) : row.opcode,
    ...modrm(shape),
    ...immediates(shape),
  ]);
}

const ESCAPES: Partial<Record<Row["map"], readonly number[]>> = { 0: [], 1: [0x0f], 2: [0x0f, 0x38], 3: [0x0f, 0x3a] };

/** Whether rows of this kind can be encoded here: all but those behind EVEX and XOP. */
export const isEncodable = (row: Row): boolean => ESCAPES[row.map] !== undefined || isVex(row);

function addressPrefixes({ segment, addressWidth }: Shape): number[] {
  const prefixes: number[] = [];
  if (segment !== "none") prefixes.push(segment === "fs" ? 0x64 : 0x65);
  if (addressWidth === 32) prefixes.push(0x67);
  return prefixes;
}

const legacyStart = (shape: Shape): number[] => [
  ...legacyPrefixes(shape),
  ...rexPrefix(shape),
  ...ESCAPES[shape.row.map]!,
];

function legacyPrefixes({ row, operandSize, repeat, lock }: Shape): number[] {
  const prefixes: number[] = [];
  if (operandSize === 16 || row.prefix === "66") prefixes.push(0x66);
  if (repeat === "f2" || row.prefix === "f2") prefixes.push(0xf2);
  if (repeat === "f3" || row.prefix === "f3") prefixes.push(0xf3);
  if (lock) prefixes.push(0xf0);
  return prefixes;
}

const usesReg = ({ opcodeRegister, modrm: field }: Row): boolean => opcodeRegister || field === "r";

function rexPrefix(shape: Shape): number[] {
  const bits = extensions(shape);
  return shape.rex || bits ? [0x40 | bits] : [];
}

/** W, R, X, B as REX has them. B extends the one of opcode register, r/m and base that there is. */
function extensions({ row, operandSize, reg, rm }: Shape): number {
  const wide = row.rexW === true || (operandSize === 64 && row.size === "normal" && row.rexW !== false);
  const hasRm = row.modrm !== "none";
  const low = row.opcodeRegister ? reg : !hasRm ? 0 : rm.kind === "register" ? rm.number : rm.base;
  return (
    (wide ? 8 : 0) |
    (hasRm && usesReg(row) && reg >= 8 ? 4 : 0) |
    (hasRm && rm.kind === "memory" && rm.index >= 8 ? 2 : 0) |
    (low >= 8 && low < 16 ? 1 : 0)
  );
}

function modrm({ row, reg, rm, long }: Shape): number[] {
  if (row.fixedModrm !== undefined) return [row.fixedModrm];
  if (row.modrm === "none") return [];
  const field = row.modrm === "r" ? reg & 7 : row.modrm;
  return rm.kind === "register" ? [0xc0 | (field << 3) | (rm.number & 7)] : encodeAddress(field, rm, long);
}

/** Bytes of each immediate. */
export function immediateSizes({ immediate }: Row, operandSize: 16 | 32 | 64): readonly number[] {
  switch (immediate) {
    case "none":
    case "moffs":
      return [];
    case "ib":
      return [1];
    case "iw":
      return [2];
    case "id":
      return [4];
    case "iz":
      return [operandSize === 16 ? 2 : 4];
    case "iv":
      return [operandSize / 8];
    case "io":
      return [8];
    case "iwb":
      return [2, 1];
  }
}

function immediates({ row, operandSize, addressWidth, rm, immediates: values }: Shape): number[] {
  if (row.immediate === "moffs" && rm.kind === "memory") return littleEndian(rm.displacement, addressWidth / 8);
  return immediateSizes(row, operandSize).flatMap((size, n) => littleEndian(values[n] ?? 0n, size));
}
