/** CRC32: the cyclic redundancy check with Castagnoli's polynomial 11EDC6F41H. */
import { bit, truncate, type Width } from "../bits.ts";
import { read, write } from "../operands.ts";
import { type Execute, rows } from "../table.ts";

/** The polynomial without its highest term, bits in reverse: the manual reflects operands and result, which comes to the same. */
const REFLECTED = 0x82f6_3b78n;

/** The check of 32 bits after another `width` bits of data, lowest first: whoever leaves at the bottom takes the polynomial along. */
export function checked(width: Width, check: bigint, data: bigint): bigint {
  let rest = check;
  for (let n = 0; n < width; n++) {
    const leaving = bit(rest, 0) ^ bit(data, n);
    rest = leaving === 1 ? (rest >> 1n) ^ REFLECTED : rest >> 1n;
  }
  return rest;
}

/** The upper half of a 64-bit destination is not part of the check, and becomes 0. */
const accumulate: Execute = (state, { operands }) => {
  const [target, data] = [operands[0]!, operands[1]!];
  write(state, target, checked(data.width, truncate(32, read(state, target)), read(state, data)));
};

export const crcRows = rows(
  accumulate,
  { feature: "crc32", section: "SDM 2A CRC32" },
  `
  F2 0F 38 F0 /r    CRC32 Gy, Eb
  F2 0F 38 F1 /r    CRC32 Gy, Ev
  `,
);
