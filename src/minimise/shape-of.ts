/** From the bytes of an instruction back to the shape that encodes it: the way to change one operand and leave the others. */
import { type Decoded, NO_REGISTER } from "../../oracle/index.ts";
import { encode, immediateSizes, isEncodable } from "../generate/encode.ts";
import type { Shape } from "../generate/shape.ts";

/** Undefined for encodings that `encode` does not know, and for rows that are not implemented: they have no operands. */
export function shapeOf(bytes: Uint8Array, decoded: Decoded): Shape | undefined {
  if (!isEncodable(decoded.row) || decoded.row.status.kind !== "implemented") return undefined;
  const plain = plainShape(bytes, decoded);
  const long = { ...plain, long: true };
  // of the two forms of an address the one that is as long as the given one, prefixes without effect aside
  const noise = noiseOf(bytes, encode(plain));
  const shape = encode({ ...plain, noise }).length < bytes.length ? long : plain;
  return { ...shape, noise };
}

function plainShape(bytes: Uint8Array, decoded: Decoded): Shape {
  const { row, prefixes, operandSize, addressWidth, modrm } = decoded;
  const { rex } = prefixes;
  const opcodeByte = row.opcodeRegister ? bytes[opcodeAt(bytes)]! : 0;
  return {
    row,
    operandSize,
    addressWidth,
    segment: prefixes.segment,
    lock: prefixes.lock,
    repeat: row.rep ? prefixes.repeat : "none",
    reg: row.opcodeRegister ? (opcodeByte & 7) | ((rex & 1) << 3) : ((modrm >> 3) & 7) | ((rex & 4) << 1),
    rm: rmOf(decoded),
    immediates: immediatesOf(bytes, decoded),
    vexRegister: prefixes.vexRegister,
    rex: prefixes.vectorLength === 0 ? rex !== 0 : bytes[firstOf(bytes)] === LONG_VEX,
    long: false,
    noise: [],
  };
}

function rmOf({ operands, modrm, prefixes }: Decoded): Shape["rm"] {
  const memory = operands.findLast((operand) => operand.kind === "memory");
  if (!memory || modrm >> 6 === 3) return { kind: "register", number: (modrm & 7) | ((prefixes.rex & 1) << 3) };
  const { base, index, displacement } = memory;
  const scale = index === NO_REGISTER ? 1 : (Number(memory.scale) as 1 | 2 | 4 | 8);
  return { kind: "memory", base, index, scale, displacement };
}

/** The immediates are the last bytes. */
function immediatesOf(bytes: Uint8Array, { row, operandSize }: Decoded): bigint[] {
  const sizes = immediateSizes(row, operandSize);
  let at = bytes.length - sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size) => {
    at += size;
    return bytes.slice(at - size, at).reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
  });
}

const PREFIXES = new Set([0x26, 0x2e, 0x36, 0x3e, 0x64, 0x65, 0x66, 0x67, 0xf0, 0xf2, 0xf3]);
const isRex = (byte = 0): boolean => (byte & 0xf0) === 0x40;
const isPrefix = (byte: number): boolean => PREFIXES.has(byte) || isRex(byte);

const LONG_VEX = 0xc4;

/** Where legacy prefixes and REX end. */
const firstOf = (bytes: Uint8Array): number => bytes.findIndex((byte) => !isPrefix(byte));

/** Where the opcode begins, its escape 0F left out. */
function opcodeAt(bytes: Uint8Array): number {
  const first = firstOf(bytes);
  return bytes[first] === 0x0f ? first + 1 : first;
}

/** Prefixes that the encoding can do without. A mandatory prefix is none of them, since the encoding has it; nor is a REX with other bits that mean nothing. */
function noiseOf(bytes: Uint8Array, encoded: Uint8Array): number[] {
  const needed = prefixesOf(encoded);
  const given = prefixesOf(bytes);
  if (isRex(needed.at(-1)) && isRex(given.at(-1))) given[given.length - 1] = needed.at(-1)!;
  return given.filter((byte) => {
    const n = needed.indexOf(byte);
    if (n >= 0) needed.splice(n, 1);
    return n < 0;
  });
}

const prefixesOf = (bytes: Uint8Array): number[] => [...bytes.subarray(0, firstOf(bytes))];
