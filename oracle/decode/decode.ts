/** From bytes to an instruction: prefixes, opcode map, ModRM, immediates, operands. Pure; sizes are resolved here and nowhere else. */
import type { Width } from "../bits.ts";
import type { Price } from "../charge.ts";
import type { Operand } from "../operands.ts";
import type { Row } from "../table.ts";
import { Bytes, OutOfBytes } from "./bytes.ts";
import { isEscape, type Opcode, readEscape } from "./escape.ts";
import { findRow, type OpcodeMaps } from "./lookup.ts";
import { type Address, hasRexW, readAddress } from "./modrm.ts";
import { buildOperands, skipImmediate } from "./operands.ts";
import { type Prefixes, readPrefixes } from "./prefixes.ts";
import { skipUndefined } from "./undefined.ts";

export interface Decoded {
  readonly row: Row;
  /** Bytes, prefixes included: 1 to 15. */
  readonly length: number;
  /** Width of the first operand in bits, or of the operation for rows without operands. */
  readonly width: Width;
  readonly operandSize: 16 | 32 | 64;
  readonly addressWidth: 32 | 64;
  /** Empty for rows that are planned or refused. */
  readonly operands: readonly Operand[];
  readonly prefixes: Prefixes;
  readonly modrm: number;
  /** A place for whoever prices instructions (../charge.ts): decoders keep what they decoded, so that it is priced once. */
  price: Price | undefined;
}

/** Why bytes are no instruction: `undefined` is #UD, `truncated` needs more memory, `too-long` passed 15 bytes. */
export type DecodeFailure = "undefined" | "truncated" | "too-long";

/** Everything after the opcode that operands are made from. */
export interface Fields {
  readonly row: Row;
  readonly prefixes: Prefixes;
  readonly opcode: number;
  readonly modrm: number;
  readonly address: Address | undefined;
  readonly operandSize: 16 | 32 | 64;
  readonly bytes: Bytes;
}

/** Decodes the instruction at `start` in `source`. Accepts and ignores bytes behind it. */
export function decode(maps: OpcodeMaps, source: Uint8Array, start = 0): Decoded | DecodeFailure {
  const bytes = new Bytes(source, start);
  try {
    return decodeBytes(maps, bytes);
  } catch (signal) {
    if (signal instanceof OutOfBytes) return signal.limit ? "too-long" : "truncated";
    throw signal;
  }
}

function decodeBytes(maps: OpcodeMaps, bytes: Bytes): Decoded | DecodeFailure {
  const { prefixes, opcode: first } = readPrefixes(bytes);
  const found = readOpcode(bytes, first, prefixes);
  if (!found) return "undefined";
  const slot = maps[found.map]![found.opcode];
  if (!slot) {
    skipUndefined(maps, bytes, found, prefixes);
    return "undefined";
  }
  const modrm = slot.hasModrm ? bytes.next() : 0;
  const row = findRow(slot, modrm, prefixes);
  // without a row, the least specific of the same opcode tells the length, which the processor finds out before it raises #UD
  const shape = row ?? slot.rows.at(-1)!;
  const fields: Fields = {
    row: shape,
    prefixes,
    opcode: found.opcode,
    modrm,
    address: slot.hasModrm && !shape.ignoresMod ? addressOf(modrm, bytes, prefixes) : undefined,
    operandSize: operandSizeOf(shape, prefixes),
    bytes,
  };
  const operands = row && hasOperands(row) ? buildOperands(fields) : skipImmediate(fields);
  if (!row || found.isMisplaced || !isLegal(row, modrm, prefixes)) return "undefined";
  if (prefixes.lock && !(row.lock && operands[0]?.kind === "memory")) return "undefined";
  return {
    row,
    length: bytes.position,
    width: operands[0]?.width ?? fields.operandSize,
    operandSize: fields.operandSize,
    addressWidth: prefixes.addressSize ? 32 : 64,
    operands,
    prefixes,
    modrm,
    price: undefined,
  };
}

const hasOperands = ({ status }: Row): boolean =>
  status.kind === "implemented" || (status.kind === "outside" && status.hasOperands);

const addressOf = (modrm: number, bytes: Bytes, { rex }: Prefixes): Address | undefined =>
  modrm >> 6 === 3 ? undefined : readAddress(bytes, modrm, rex);

const isLegal = (row: Row, modrm: number, { vexRegister }: Prefixes): boolean =>
  (vexRegister === 0 || takesVexRegister(row)) && !lacksSib(row, modrm);

function readOpcode(bytes: Bytes, first: number, prefixes: Prefixes): Opcode | undefined {
  if (isEscape(bytes, first)) return readEscape(bytes, first, prefixes);
  if (first !== 0x0f) return { map: 0, opcode: first, isMisplaced: false };
  const second = bytes.next();
  if (second !== 0x38 && second !== 0x3a) return { map: 1, opcode: second, isMisplaced: false };
  return { map: second === 0x38 ? 2 : 3, opcode: bytes.next(), isMisplaced: false };
}

/** VEX.vvvv must be 1111 unless an operand uses it (SDM 2A, 2.3.5.6). */
const takesVexRegister = (row: Row): boolean => row.operands.some((operand) => /^[HB]/.test(operand));

/** A vector of addresses, or a tile's rows, can be told with a SIB byte only. */
const lacksSib = (row: Row, modrm: number): boolean =>
  (modrm & 7) !== 4 && row.operands.some((operand) => operand.startsWith("Mvsib") || operand === "Mtile");

/** REX.W outranks 66; a default of 64 leaves 64 and 16; a fixed 64 ignores both (SDM 2A, 2.2.1.2 and 2.2.1.7). */
function operandSizeOf(row: Row, prefixes: Prefixes): 16 | 32 | 64 {
  if (row.size === "f64" || hasRexW(prefixes.rex)) return 64;
  if (prefixes.operandSize && row.prefix !== "66") return 16;
  return row.size === "d64" ? 64 : 32;
}
