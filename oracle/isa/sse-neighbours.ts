/** Sums and differences of neighbours, absolute values, signs handed over (SDM 2B PHADD*, PHSUB*, PABS*, PSIGN*). */
import { signed, truncate } from "../bits.ts";
import type { LaneWidth } from "../vector.ts";
import { signedSaturatingDifference, signedSaturatingSum, wrappingDifference, wrappingSum } from "./sse-add.ts";
import { eachLaneRows, lanewiseRows, neighbourRows } from "./vector-lanes.ts";

/** PABS*: the most negative number has no positive one and stays; as an unsigned number that is right. */
export const absolute = (width: LaneWidth, lane: bigint): bigint => {
  const value = signed(width, lane);
  return value < 0n ? -value : value;
};

/** PSIGN*: the first operand negated, 0 or as it is, as the second is negative, 0 or positive. */
export const withSignOf = (width: LaneWidth, lane: bigint, sign: bigint): bigint => {
  if (sign === 0n) return 0n;
  return signed(width, sign) < 0n ? truncate(width, -lane) : lane;
};

const ssse3 = (section: string) => ({ feature: "ssse3", section: `SDM 2B ${section}` });

export const sseNeighbourRows = [
  ...neighbourRows(wrappingSum, ssse3("PHADDW/PHADDD"), {
    16: "66 0F 38 01 /r  PHADDW Vdq, Wdq",
    32: "66 0F 38 02 /r  PHADDD Vdq, Wdq",
  }),
  ...neighbourRows(signedSaturatingSum, ssse3("PHADDSW"), { 16: "66 0F 38 03 /r  PHADDSW Vdq, Wdq" }),
  ...neighbourRows(wrappingDifference, ssse3("PHSUBW/PHSUBD"), {
    16: "66 0F 38 05 /r  PHSUBW Vdq, Wdq",
    32: "66 0F 38 06 /r  PHSUBD Vdq, Wdq",
  }),
  ...neighbourRows(signedSaturatingDifference, ssse3("PHSUBSW"), { 16: "66 0F 38 07 /r  PHSUBSW Vdq, Wdq" }),
  ...eachLaneRows(absolute, ssse3("PABSB/PABSW/PABSD/PABSQ"), {
    8: "66 0F 38 1C /r  PABSB Vdq, Wdq",
    16: "66 0F 38 1D /r  PABSW Vdq, Wdq",
    32: "66 0F 38 1E /r  PABSD Vdq, Wdq",
  }),
  ...lanewiseRows(withSignOf, ssse3("PSIGNB/PSIGNW/PSIGND"), {
    8: "66 0F 38 08 /r  PSIGNB Vdq, Wdq",
    16: "66 0F 38 09 /r  PSIGNW Vdq, Wdq",
    32: "66 0F 38 0A /r  PSIGND Vdq, Wdq",
  }),
];
