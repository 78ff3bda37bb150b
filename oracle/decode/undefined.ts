/**
 * Undefined encodings have a length too: the processor finds it out before it raises #UD, so that passing 15 bytes (#GP) or the end
 * of memory (#PF) comes first. The lengths are measured on an Intel Sapphire Rapids, opcode by opcode, with prefixes up to the limit.
 * `echolot audit --only processor` measures them again. What still ends another way there is what we do not look into: EVEX and MVEX
 * behind prefixes that make them undefined, and VEX map 0.
 */
import type { Row } from "../table.ts";
import type { Bytes } from "./bytes.ts";
import type { Opcode } from "./escape.ts";
import type { OpcodeMaps, Slot } from "./lookup.ts";
import { hasRexW, readAddress } from "./modrm.ts";
import type { Prefixes } from "./prefixes.ts";

/** What follows the opcode, in order: `o` one more opcode byte, `m` ModRM with what belongs to it, `i` a byte, `p` a far pointer. */
type Shape = "" | "i" | "m" | "mi" | "om" | "omi" | "p";

/** Opcodes of maps 0 and 1, and of map 1 behind VEX, that no row has; all others end with the opcode. */
const OPCODES: Readonly<Record<number, Readonly<Record<number, Shape>>>> = {
  0: { 130: "mi", 154: "p", 234: "p", 212: "i", 213: "i" },
  1: { 57: "om", 60: "om", 61: "om", 59: "omi", 62: "omi", 63: "omi", 122: "m", 123: "m" },
  5: { 122: "m", 123: "m" },
};

/** Maps 2 and 3 have one shape each. */
const MAPS: Readonly<Record<number, Shape>> = { 2: "m", 3: "mi" };

/** Immediates of rows that lend their shape. */
const LENT: Partial<Record<Row["immediate"], number>> = { ib: 1, iw: 2 };

/** VEX with map 1 has map 5 here, and so on. */
const VEX = 4;

/** Reads to the end of an encoding whose opcode no row has. Throws OutOfBytes as any reading does. */
export function skipUndefined(maps: OpcodeMaps, bytes: Bytes, { map, opcode }: Opcode, prefixes: Prefixes): void {
  const twin = map === 1 + VEX ? maps[1]![opcode] : undefined;
  if (twin) skipTwin(twin, bytes, prefixes);
  else for (const part of shapeOf(map, opcode)) skipPart(part, bytes, prefixes);
}

const shapeOf = (map: number, opcode: number): Shape => MAPS[map % VEX] ?? OPCODES[map]?.[opcode] ?? "";

/** Behind VEX an opcode of map 1 keeps the length that it has without. */
function skipTwin({ rows, hasModrm }: Slot, bytes: Bytes, prefixes: Prefixes): void {
  const { immediate, ignoresMod } = rows.at(-1)!;
  if (hasModrm && ignoresMod) bytes.next();
  else if (hasModrm) skipModrm(bytes, prefixes);
  bytes.unsigned(immediate === "iz" || immediate === "id" ? 4 : (LENT[immediate] ?? 0));
}

function skipPart(part: string, bytes: Bytes, prefixes: Prefixes): void {
  if (part === "p") bytes.unsigned(prefixes.operandSize && !hasRexW(prefixes.rex) ? 4 : 6);
  else if (part === "m") skipModrm(bytes, prefixes);
  else bytes.next();
}

/** ModRM with SIB and displacement, as far as it has them. */
function skipModrm(bytes: Bytes, { rex }: Prefixes): void {
  const modrm = bytes.next();
  if (modrm >> 6 !== 3) readAddress(bytes, modrm, rex);
}
