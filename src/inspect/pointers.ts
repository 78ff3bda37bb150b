/** Words in data that are addresses of code: tables of functions, virtual tables. */
import type { Image } from "../../oracle/index.ts";
import { isIn, type Range } from "./code-space.ts";

/** Addresses of code that 64-bit words at multiples of 8 outside of it hold. */
export const pointersIn = ({ segments }: Image, code: readonly Range[]): number[] =>
  segments
    .flatMap(({ at, bytes }) => alignedWords(Number(at), bytes, code))
    .filter((value) => code.some((range) => isIn(value, range)));

/** 64-bit words at multiples of 8 outside of code, as numbers: those over 2^53 are no addresses and may lose bits. */
export function alignedWords(at: number, bytes: Uint8Array, code: readonly Range[]): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const values: number[] = [];
  for (let offset = (8 - (at % 8)) % 8; offset + 8 <= bytes.length; offset += 8)
    if (!code.some((range) => isIn(at + offset, range))) values.push(Number(view.getBigUint64(offset, true)));
  return values;
}
