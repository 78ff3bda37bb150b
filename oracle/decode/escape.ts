/** The bytes that open another encoding space: VEX (C4, C5), EVEX and MVEX (62), XOP (8F) (SDM 2A, 2.3 and 2.7). */
import type { MapNumber } from "../table.ts";
import type { Bytes } from "./bytes.ts";
import { readAddress } from "./modrm.ts";
import type { Prefixes } from "./prefixes.ts";

/** Where the opcode is to be looked up. */
export interface Opcode {
  readonly map: MapNumber;
  readonly opcode: number;
  /** An escape behind LOCK, 66, F2, F3 or REX: #UD, whatever follows. */
  readonly isMisplaced: boolean;
}

/** POP shares 8F with XOP: an XOP map is 8 or higher, which as ModRM would be a reg field other than 0. */
const isXop = (next: number): boolean => (next & 0x1f) >= 8;

/** EVEX has bit 2 of its second payload byte set, MVEX (Knights Corner) clear. */
const isEvex = (payload: number): boolean => (payload & 4) !== 0;

/** Whether `first` opens another space; of EVEX, MVEX and XOP nothing but the escape is decoded. */
export const isEscape = (bytes: Bytes, first: number): boolean =>
  first === 0xc4 || first === 0xc5 || first === 0x62 || (first === 0x8f && isXop(bytes.peek(0)));

/** Reads what `first` opened; undefined: it names no map, #UD. VEX goes into `prefixes`: it carries REX, the mandatory prefix, a length and a register. */
export function readEscape(bytes: Bytes, first: number, prefixes: Prefixes): Opcode | undefined {
  const isMisplaced = prefixes.lock || prefixes.operandSize || prefixes.repeat !== "none" || prefixes.rex !== 0;
  // a processor without XOP reads it as POP with a reg field that there is not
  if (first === 0x8f) return { map: isMisplaced ? 0 : 10, opcode: first, isMisplaced };
  if (first === 0x62) return { map: isEvex(bytes.peek(1)) ? 8 : 9, opcode: first, isMisplaced };
  return readVex(bytes, first, prefixes, isMisplaced);
}

/**
 * The two low bits of the map decide how long the encoding is, though maps above 3 are none; a multiple of 4 has the length of LES,
 * which C4 is outside 64-bit mode (measured on a Sapphire Rapids, all 32 maps). Map 0 holds a few rows of Knights Corner.
 */
function readVex(bytes: Bytes, first: number, prefixes: Prefixes, isMisplaced: boolean): Opcode | undefined {
  const payload = bytes.next();
  const map = first === 0xc5 ? 1 : payload & 0x1f;
  if (map !== 0 && map % 4 === 0) return readLes(bytes, payload);
  if (first === 0xc5) noteVex(prefixes, (payload & 0x80) | NO_X_NO_B, payload & 0x7f);
  else noteVex(prefixes, payload & 0xe0, bytes.next());
  return { map: (4 + (map % 4)) as MapNumber, opcode: bytes.next(), isMisplaced: isMisplaced || map > 3 };
}

function readLes(bytes: Bytes, modrm: number): undefined {
  if (modrm >> 6 !== 3) readAddress(bytes, modrm, 0);
}

/** The two-byte form has R only: X and B count as clear, W too. */
const NO_X_NO_B = 0x60;

/** VEX.pp */
const REPEATS = ["none", "none", "f3", "f2"] as const;

/** `rxb`: the inverted R, X, B in bits 7:5; `last`: W, inverted vvvv, L, pp. */
function noteVex(prefixes: Prefixes, rxb: number, last: number): void {
  prefixes.rex = 0x40 | ((rxb ^ 0xe0) >> 5) | ((last & 0x80) >> 4);
  prefixes.vectorLength = last & 4 ? 256 : 128;
  prefixes.vexRegister = ((last >> 3) & 15) ^ 15;
  prefixes.operandSize = (last & 3) === 1;
  prefixes.repeat = REPEATS[(last & 3) as 0 | 1 | 2 | 3];
}
