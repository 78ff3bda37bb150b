/** Saturation: what does not fit becomes the nearest number that does (SDM 1, 9.3.1). */
import { mask, truncate } from "../bits.ts";
import type { LaneWidth } from "../vector.ts";

const between = (lowest: bigint, value: bigint, highest: bigint): bigint =>
  value < lowest ? lowest : value > highest ? highest : value;

/** The nearest of the signed numbers of `width` bits, as two's complement. */
export const saturateSigned = (width: LaneWidth, value: bigint): bigint => {
  const half = 1n << BigInt(width - 1);
  return truncate(width, between(-half, value, half - 1n));
};

/** The nearest of the unsigned numbers of `width` bits. `value` is signed. */
export const saturateUnsigned = (width: LaneWidth, value: bigint): bigint => between(0n, value, mask(width));
