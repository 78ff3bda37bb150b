/** Sums, differences and averages of packed integers, wrapping or saturating (SDM 2B PADD*, PSUB*, PAVG*). */
import { signed, truncate } from "../bits.ts";
import type { LaneWidth } from "../vector.ts";
import { saturateSigned, saturateUnsigned } from "./saturate.ts";
import { lanewiseRows } from "./vector-lanes.ts";

export const wrappingSum = (width: LaneWidth, left: bigint, right: bigint): bigint => truncate(width, left + right);

export const wrappingDifference = (width: LaneWidth, left: bigint, right: bigint): bigint =>
  truncate(width, left - right);

export const signedSaturatingSum = (width: LaneWidth, left: bigint, right: bigint): bigint =>
  saturateSigned(width, signed(width, left) + signed(width, right));

export const signedSaturatingDifference = (width: LaneWidth, left: bigint, right: bigint): bigint =>
  saturateSigned(width, signed(width, left) - signed(width, right));

export const unsignedSaturatingSum = (width: LaneWidth, left: bigint, right: bigint): bigint =>
  saturateUnsigned(width, left + right);

export const unsignedSaturatingDifference = (width: LaneWidth, left: bigint, right: bigint): bigint =>
  saturateUnsigned(width, left - right);

/** PAVGB, PAVGW: the average of two unsigned numbers; a half is rounded up. */
export const average = (_: LaneWidth, left: bigint, right: bigint): bigint => (left + right + 1n) / 2n;

const sse2 = (section: string) => ({ feature: "sse2", section: `SDM 2B ${section}` });

export const sseAddRows = [
  ...lanewiseRows(wrappingSum, sse2("PADDB/PADDW/PADDD/PADDQ"), {
    8: "66 0F FC /r  PADDB Vdq, Wdq",
    16: "66 0F FD /r  PADDW Vdq, Wdq",
    32: "66 0F FE /r  PADDD Vdq, Wdq",
    64: "66 0F D4 /r  PADDQ Vdq, Wdq",
  }),
  ...lanewiseRows(wrappingDifference, sse2("PSUBB/PSUBW/PSUBD, PSUBQ"), {
    8: "66 0F F8 /r  PSUBB Vdq, Wdq",
    16: "66 0F F9 /r  PSUBW Vdq, Wdq",
    32: "66 0F FA /r  PSUBD Vdq, Wdq",
    64: "66 0F FB /r  PSUBQ Vdq, Wdq",
  }),
  ...lanewiseRows(signedSaturatingSum, sse2("PADDSB/PADDSW"), {
    8: "66 0F EC /r  PADDSB Vdq, Wdq",
    16: "66 0F ED /r  PADDSW Vdq, Wdq",
  }),
  ...lanewiseRows(signedSaturatingDifference, sse2("PSUBSB/PSUBSW"), {
    8: "66 0F E8 /r  PSUBSB Vdq, Wdq",
    16: "66 0F E9 /r  PSUBSW Vdq, Wdq",
  }),
  ...lanewiseRows(unsignedSaturatingSum, sse2("PADDUSB/PADDUSW"), {
    8: "66 0F DC /r  PADDUSB Vdq, Wdq",
    16: "66 0F DD /r  PADDUSW Vdq, Wdq",
  }),
  ...lanewiseRows(unsignedSaturatingDifference, sse2("PSUBUSB/PSUBUSW"), {
    8: "66 0F D8 /r  PSUBUSB Vdq, Wdq",
    16: "66 0F D9 /r  PSUBUSW Vdq, Wdq",
  }),
  ...lanewiseRows(average, sse2("PAVGB/PAVGW"), {
    8: "66 0F E0 /r  PAVGB Vdq, Wdq",
    16: "66 0F E3 /r  PAVGW Vdq, Wdq",
  }),
];
