/** Comparisons of packed integers, minima and maxima, and PTEST (SDM 2B PCMP*, PMIN*, PMAX*, PTEST). */
import { mask, signed } from "../bits.ts";
import { CF, STATUS, ZF } from "../flags.ts";
import { read } from "../operands.ts";
import { writeFlags } from "../state.ts";
import { type Execute, rows } from "../table.ts";
import type { LaneWidth } from "../vector.ts";
import { when } from "./result.ts";
import { and, andNot } from "./sse-logic.ts";
import { lanewiseRows } from "./vector-lanes.ts";

/** All ones where it holds, else 0. */
const allOnesWhen = (width: LaneWidth, holds: boolean): bigint => (holds ? mask(width) : 0n);

export const equal = (width: LaneWidth, left: bigint, right: bigint): bigint => allOnesWhen(width, left === right);

export const signedGreater = (width: LaneWidth, left: bigint, right: bigint): bigint =>
  allOnesWhen(width, signed(width, left) > signed(width, right));

export const smaller = (_: LaneWidth, left: bigint, right: bigint): bigint => (left < right ? left : right);
export const larger = (_: LaneWidth, left: bigint, right: bigint): bigint => (left > right ? left : right);

export const signedSmaller = (width: LaneWidth, left: bigint, right: bigint): bigint =>
  signed(width, left) < signed(width, right) ? left : right;

export const signedLarger = (width: LaneWidth, left: bigint, right: bigint): bigint =>
  signed(width, left) > signed(width, right) ? left : right;

/** PTEST: ZF when the operands have no bit in common, CF when the second has none that the first lacks; the others become 0. */
export const testVectors = (first: bigint, second: bigint): number =>
  when(and(first, second) === 0n, ZF) | when(andNot(first, second) === 0n, CF);

const test: Execute = (state, { operands: [first, second] }) =>
  writeFlags(state, STATUS, testVectors(read(state, first!), read(state, second!)));

const head = (feature: string, section: string) => ({ feature, section: `SDM 2B ${section}` });

export const sseIntegerCompareRows = [
  ...lanewiseRows(equal, head("sse2", "PCMPEQB/PCMPEQW/PCMPEQD"), {
    8: "66 0F 74 /r  PCMPEQB Vdq, Wdq",
    16: "66 0F 75 /r  PCMPEQW Vdq, Wdq",
    32: "66 0F 76 /r  PCMPEQD Vdq, Wdq",
  }),
  ...lanewiseRows(equal, head("sse4.1", "PCMPEQQ"), { 64: "66 0F 38 29 /r  PCMPEQQ Vdq, Wdq" }),
  ...lanewiseRows(signedGreater, head("sse2", "PCMPGTB/PCMPGTW/PCMPGTD"), {
    8: "66 0F 64 /r  PCMPGTB Vdq, Wdq",
    16: "66 0F 65 /r  PCMPGTW Vdq, Wdq",
    32: "66 0F 66 /r  PCMPGTD Vdq, Wdq",
  }),
  ...lanewiseRows(signedGreater, head("sse4.2", "PCMPGTQ"), { 64: "66 0F 38 37 /r  PCMPGTQ Vdq, Wdq" }),
  ...lanewiseRows(smaller, head("sse2", "PMINUB/PMINUW"), { 8: "66 0F DA /r  PMINUB Vdq, Wdq" }),
  ...lanewiseRows(smaller, head("sse4.1", "PMINUB/PMINUW, PMINUD/PMINUQ"), {
    16: "66 0F 38 3A /r  PMINUW Vdq, Wdq",
    32: "66 0F 38 3B /r  PMINUD Vdq, Wdq",
  }),
  ...lanewiseRows(larger, head("sse2", "PMAXUB/PMAXUW"), { 8: "66 0F DE /r  PMAXUB Vdq, Wdq" }),
  ...lanewiseRows(larger, head("sse4.1", "PMAXUB/PMAXUW, PMAXUD/PMAXUQ"), {
    16: "66 0F 38 3E /r  PMAXUW Vdq, Wdq",
    32: "66 0F 38 3F /r  PMAXUD Vdq, Wdq",
  }),
  ...lanewiseRows(signedSmaller, head("sse2", "PMINSB/PMINSW"), { 16: "66 0F EA /r  PMINSW Vdq, Wdq" }),
  ...lanewiseRows(signedSmaller, head("sse4.1", "PMINSB/PMINSW, PMINSD/PMINSQ"), {
    8: "66 0F 38 38 /r  PMINSB Vdq, Wdq",
    32: "66 0F 38 39 /r  PMINSD Vdq, Wdq",
  }),
  ...lanewiseRows(signedLarger, head("sse2", "PMAXSB/PMAXSW/PMAXSD/PMAXSQ"), { 16: "66 0F EE /r  PMAXSW Vdq, Wdq" }),
  ...lanewiseRows(signedLarger, head("sse4.1", "PMAXSB/PMAXSW/PMAXSD/PMAXSQ"), {
    8: "66 0F 38 3C /r  PMAXSB Vdq, Wdq",
    32: "66 0F 38 3D /r  PMAXSD Vdq, Wdq",
  }),
  ...rows(test, { ...head("sse4.1", "PTEST"), writes: "OF SF ZF AF PF CF" }, "66 0F 38 17 /r  PTEST Vdq, Wdq"),
];
