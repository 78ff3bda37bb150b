/** Vectors of 128 bits as unsigned bigints, and their lanes: lane 0 holds the least significant bits (SDM 1, 4.9 and 10.4.1). */
import { mask } from "./bits.ts";

/** Widths of a lane in bits. */
export type LaneWidth = 8 | 16 | 32 | 64;

/** All ones in 128 bits. */
export const ALL_LANES = (1n << 128n) - 1n;

/** Every lane of a vector, unsigned, from lane 0 on: 16 bytes, 8 words, 4 doublewords or 2 quadwords. */
export function lanesOf(width: LaneWidth, vector: bigint): bigint[] {
  const [step, low] = [BigInt(width), mask(width)];
  const lanes: bigint[] = [];
  for (let rest = vector, n = 0; n < 128 / width; n++, rest >>= step) lanes.push(rest & low);
  return lanes;
}

/** The vector of these lanes, lane 0 first; lanes that are left out are 0. Each must be unsigned in `width` bits. */
export function fromLanes(width: LaneWidth, lanes: readonly bigint[]): bigint {
  const step = BigInt(width);
  let vector = 0n;
  for (let n = lanes.length - 1; n >= 0; n--) vector = (vector << step) | lanes[n]!;
  return vector;
}

/** Lane `n` of a vector, unsigned. */
export const laneOf = (width: LaneWidth, vector: bigint, n: number): bigint =>
  (vector >> BigInt(width * n)) & mask(width);

/** The vector with lane `n` replaced. */
export const withLane = (width: LaneWidth, vector: bigint, n: number, value: bigint): bigint =>
  (vector & ~(mask(width) << BigInt(width * n))) | (value << BigInt(width * n));
