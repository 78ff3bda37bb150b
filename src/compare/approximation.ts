/**
 * Approximations (RCPPS, RSQRTPS): the architecture bounds their relative error by 1.5 × 2^-12. Two that are both within that bound
 * of the exact value are within 6 ÷ 8189 of each other, relative to either: 3 × 2^-12, and a trifle for the value not being the exact one.
 */
import { float } from "../../oracle/index.ts";

const LANE_BITS = 32n;
const LANES = 4;
const LANE = (1n << LANE_BITS) - 1n;

/** Whether two vectors are the same in all lanes, or close enough in those whose bit is set in `approximate`. */
export function agreesApproximately(expected: bigint, actual: bigint, approximate: number): boolean {
  if (expected === actual) return true;
  for (let n = 0; n < LANES; n++) {
    const [one, other] = [laneAt(expected, n), laneAt(actual, n)];
    if (one !== other && !((approximate >> n) & 1 && isClose(one, other))) return false;
  }
  return true;
}

const laneAt = (vector: bigint, n: number): bigint => (vector >> (LANE_BITS * BigInt(n))) & LANE;

/** Only normal numbers are approximated: zeros, infinities and NaNs are what they are. */
function isClose(expected: bigint, actual: bigint): boolean {
  if (!isNormal(expected) || !isNormal(actual)) return false;
  const [one, other] = [scaled(expected), scaled(actual)];
  const distance = one < other ? other - one : one - other;
  return 8189n * distance <= 6n * (one < 0n ? -one : one);
}

const isNormal = (bits: bigint): boolean => float.kindOf(float.BINARY32, bits) === "normal";

const { BINARY32 } = float;

/** A normal number as a multiple of the smallest denormal one. */
function scaled(bits: bigint): bigint {
  const implied = 1n << BigInt(BINARY32.fractionBits);
  const power = ((bits & BINARY32.infinity) >> BigInt(BINARY32.fractionBits)) - 1n;
  const magnitude = ((bits & (implied - 1n)) | implied) << power;
  return bits & BINARY32.sign ? -magnitude : magnitude;
}
