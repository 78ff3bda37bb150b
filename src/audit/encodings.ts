/** Every opcode of a map with every reg field of ModRM, in register and memory form: what stands behind the prefixes. */
import { buildMaps, TABLE } from "../../oracle/index.ts";
import { readPrefixes } from "../compare/known/prefix-bytes.ts";

/** Longer than any instruction, so that nothing is missing behind the opcode. */
export const LONGEST = 15;

const maps = buildMaps(TABLE);

/** Prefixes are enumerated elsewhere. */
const isPrefix = (opcode: number): boolean => readPrefixes(Uint8Array.of(opcode)).rest.length === 0;

/** 0F opens a map of its own, and VEX, EVEX, XOP are known by their second byte: those come with the random strings. */
const ESCAPES: Readonly<Record<number, readonly number[]>> = { 0: [], 1: [0x0f], 2: [0x0f, 0x38], 3: [0x0f, 0x3a] };
const OPENS_MAP: Readonly<Record<number, readonly number[]>> = { 0: [0x0f, 0x62, 0xc4, 0xc5], 1: [0x38, 0x3a] };

/** Eight reg fields in the four mod classes. r/m is RBX in memory forms, so that no SIB follows; with mod 3 it goes round. */
const FIELDS = Array.from({ length: 32 }, (_, n) => ((n >> 3) << 6) | ((n & 7) << 3) | (n >> 3 === 3 ? n & 7 : 3));

/** The bytes behind the prefixes, for map 0 to 3: opcode, and ModRM where one can follow. Padding is left to whoever uses them. */
export function encodingsOf(map: 0 | 1 | 2 | 3): Uint8Array[] {
  const opcodes = Array.from({ length: 256 }, (_, n) => n).filter(
    (opcode) => !OPENS_MAP[map]?.includes(opcode) && !(map === 0 && isPrefix(opcode)),
  );
  return opcodes.flatMap((opcode) =>
    modrmsOf(map, opcode).map((modrm) => Uint8Array.of(...ESCAPES[map]!, opcode, ...modrm)),
  );
}

/** An opcode that no row has may have ModRM as well. */
const modrmsOf = (map: number, opcode: number): readonly (readonly number[])[] =>
  (maps[map]![opcode]?.hasModrm ?? true) ? FIELDS.map((modrm) => [modrm]) : [[]];

/** Prefixes and encoding, filled up to `size` bytes with zeros. */
export function joined(prefixes: readonly number[], encoding: Uint8Array, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  bytes.set(prefixes);
  bytes.set(encoding.subarray(0, size - prefixes.length), prefixes.length);
  return bytes;
}
