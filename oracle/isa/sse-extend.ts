/** Packed integers made wider (SDM 2B PMOVSX, PMOVZX). */
import { signExtend } from "../bits.ts";
import { type Row, rows } from "../table.ts";
import { fromLanes, type LaneWidth, lanesOf } from "../vector.ts";
import { making } from "./vector-operands.ts";

/** The lowest lanes, as many as there are wide ones, with zeroes above each. */
export const zeroExtended =
  (from: LaneWidth, to: LaneWidth) =>
  (source: bigint): bigint =>
    fromLanes(to, lanesOf(from, source).slice(0, 128 / to));

/** The same with copies of the sign. */
export const signExtended =
  (from: LaneWidth, to: LaneWidth) =>
  (source: bigint): bigint =>
    fromLanes(
      to,
      lanesOf(from, source)
        .slice(0, 128 / to)
        .map((lane) => signExtend(from, to, lane)),
    );

const sign = (from: LaneWidth, to: LaneWidth, text: string): Row[] =>
  rows(making(signExtended(from, to)), { feature: "sse4.1", section: "SDM 2B PMOVSX" }, text);
const zero = (from: LaneWidth, to: LaneWidth, text: string): Row[] =>
  rows(making(zeroExtended(from, to)), { feature: "sse4.1", section: "SDM 2B PMOVZX" }, text);

export const sseExtendRows: readonly Row[] = [
  ...sign(8, 16, "66 0F 38 20 /r  PMOVSXBW Vdq, Wq"),
  ...sign(8, 32, "66 0F 38 21 /r  PMOVSXBD Vdq, Wd"),
  ...sign(8, 64, "66 0F 38 22 /r  PMOVSXBQ Vdq, Ww"),
  ...sign(16, 32, "66 0F 38 23 /r  PMOVSXWD Vdq, Wq"),
  ...sign(16, 64, "66 0F 38 24 /r  PMOVSXWQ Vdq, Wd"),
  ...sign(32, 64, "66 0F 38 25 /r  PMOVSXDQ Vdq, Wq"),
  ...zero(8, 16, "66 0F 38 30 /r  PMOVZXBW Vdq, Wq"),
  ...zero(8, 32, "66 0F 38 31 /r  PMOVZXBD Vdq, Wd"),
  ...zero(8, 64, "66 0F 38 32 /r  PMOVZXBQ Vdq, Ww"),
  ...zero(16, 32, "66 0F 38 33 /r  PMOVZXWD Vdq, Wq"),
  ...zero(16, 64, "66 0F 38 34 /r  PMOVZXWQ Vdq, Wd"),
  ...zero(32, 64, "66 0F 38 35 /r  PMOVZXDQ Vdq, Wq"),
];
