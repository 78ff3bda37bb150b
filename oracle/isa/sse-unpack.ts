/** Interleaving two vectors, and packing two into one of half the lane width (SDM 2B PUNPCK*, UNPCK*, PACK*). */
import { signed } from "../bits.ts";
import { type Row, type RowsHead, rows } from "../table.ts";
import { fromLanes, type LaneWidth, lanesOf } from "../vector.ts";
import { saturateSigned, saturateUnsigned } from "./saturate.ts";
import { replacing } from "./vector-operands.ts";

/** Lanes of the two in turn, that of the first operand before that of the second. */
const inTurn = (width: LaneWidth, first: readonly bigint[], second: readonly bigint[]): bigint =>
  fromLanes(
    width,
    first.flatMap((lane, n) => [lane, second[n]!]),
  );

/** The lower half of the lanes of each. */
export const interleaveLow =
  (width: LaneWidth) =>
  (first: bigint, second: bigint): bigint =>
    inTurn(width, lanesOf(width, first).slice(0, 64 / width), lanesOf(width, second));

/** The upper half of the lanes of each. */
export const interleaveHigh =
  (width: LaneWidth) =>
  (first: bigint, second: bigint): bigint =>
    inTurn(width, lanesOf(width, first).slice(64 / width), lanesOf(width, second).slice(64 / width));

type Saturate = (width: LaneWidth, value: bigint) => bigint;

/** Signed lanes of the first operand, then of the second, each made to fit half its width. */
export const pack =
  (from: 16 | 32, saturate: Saturate) =>
  (first: bigint, second: bigint): bigint => {
    const to = from === 16 ? 8 : 16;
    const lanes = [...lanesOf(from, first), ...lanesOf(from, second)];
    return fromLanes(
      to,
      lanes.map((lane) => saturate(to, signed(from, lane))),
    );
  };

const low = (width: LaneWidth, head: RowsHead, text: string): Row[] =>
  rows(replacing(interleaveLow(width)), head, text);
const high = (width: LaneWidth, head: RowsHead, text: string): Row[] =>
  rows(replacing(interleaveHigh(width)), head, text);

const head = (feature: string, section: string) => ({ feature, section: `SDM 2B ${section}` });
const LOW = head("sse2", "PUNPCKLBW/PUNPCKLWD/PUNPCKLDQ/PUNPCKLQDQ");
const HIGH = head("sse2", "PUNPCKHBW/PUNPCKHWD/PUNPCKHDQ/PUNPCKHQDQ");

export const sseUnpackRows: readonly Row[] = [
  ...low(8, LOW, "66 0F 60 /r  PUNPCKLBW Vdq, Wdq"),
  ...low(16, LOW, "66 0F 61 /r  PUNPCKLWD Vdq, Wdq"),
  ...low(32, LOW, "66 0F 62 /r  PUNPCKLDQ Vdq, Wdq"),
  ...low(64, LOW, "66 0F 6C /r  PUNPCKLQDQ Vdq, Wdq"),
  ...high(8, HIGH, "66 0F 68 /r  PUNPCKHBW Vdq, Wdq"),
  ...high(16, HIGH, "66 0F 69 /r  PUNPCKHWD Vdq, Wdq"),
  ...high(32, HIGH, "66 0F 6A /r  PUNPCKHDQ Vdq, Wdq"),
  ...high(64, HIGH, "66 0F 6D /r  PUNPCKHQDQ Vdq, Wdq"),
  ...low(32, head("sse", "UNPCKLPS"), "NP 0F 14 /r  UNPCKLPS Vps, Wps"),
  ...low(64, head("sse2", "UNPCKLPD"), "66 0F 14 /r  UNPCKLPD Vpd, Wpd"),
  ...high(32, head("sse", "UNPCKHPS"), "NP 0F 15 /r  UNPCKHPS Vps, Wps"),
  ...high(64, head("sse2", "UNPCKHPD"), "66 0F 15 /r  UNPCKHPD Vpd, Wpd"),
  ...rows(replacing(pack(16, saturateSigned)), head("sse2", "PACKSSWB/PACKSSDW"), "66 0F 63 /r  PACKSSWB Vdq, Wdq"),
  ...rows(replacing(pack(32, saturateSigned)), head("sse2", "PACKSSWB/PACKSSDW"), "66 0F 6B /r  PACKSSDW Vdq, Wdq"),
  ...rows(replacing(pack(16, saturateUnsigned)), head("sse2", "PACKUSWB"), "66 0F 67 /r  PACKUSWB Vdq, Wdq"),
  ...rows(replacing(pack(32, saturateUnsigned)), head("sse4.1", "PACKUSDW"), "66 0F 38 2B /r  PACKUSDW Vdq, Wdq"),
];
