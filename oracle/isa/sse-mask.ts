/** Signs of lanes as bits of a number (SDM 2B MOVMSKPS, MOVMSKPD, PMOVMSKB). */

import { signBit } from "../bits.ts";
import { rows } from "../table.ts";
import { type LaneWidth, lanesOf } from "../vector.ts";
import { making } from "./vector-operands.ts";

/** Bit n is the sign of lane n; the bits above are 0. */
export const signsOf =
  (width: LaneWidth) =>
  (vector: bigint): bigint =>
    lanesOf(width, vector).reduce((mask, lane, n) => (signBit(width, lane) ? mask | (1n << BigInt(n)) : mask), 0n);

const head = (feature: string, section: string) => ({ feature, section: `SDM 2B ${section}` });

export const sseMaskRows = [
  ...rows(making(signsOf(32)), head("sse", "MOVMSKPS"), "NP 0F 50 /r  MOVMSKPS Gy, Udq"),
  ...rows(making(signsOf(64)), head("sse2", "MOVMSKPD"), "66 0F 50 /r  MOVMSKPD Gy, Udq"),
  ...rows(making(signsOf(8)), head("sse2", "PMOVMSKB"), "66 0F D7 /r  PMOVMSKB Gy, Udq"),
];
