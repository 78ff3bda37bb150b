/** Sums of absolute differences of bytes, and the smallest word with its place (SDM 2B PSADBW, MPSADBW, PHMINPOSUW). */
import { bit } from "../bits.ts";
import { rows } from "../table.ts";
import { fromLanes, lanesOf } from "../vector.ts";
import { smaller } from "./sse-integer-compare.ts";
import { making, replacing } from "./vector-operands.ts";

/** Sum of the absolute differences of unsigned bytes, each with its counterpart. */
const distance = (left: readonly bigint[], right: readonly bigint[]): bigint =>
  left.reduce((sum, byte, n) => sum + (byte > right[n]! ? byte - right[n]! : right[n]! - byte), 0n);

/** PSADBW: the distance of the low quadwords and that of the high ones, each zero-extended to a quadword. */
export const distances = (first: bigint, second: bigint): bigint => {
  const [left, right] = [lanesOf(8, first), lanesOf(8, second)];
  return fromLanes(64, [distance(left.slice(0, 8), right.slice(0, 8)), distance(left.slice(8), right.slice(8))]);
};

/**
 * MPSADBW: four bytes of the second operand, from four times bits 1:0 of the control on, against eight runs of four bytes of the
 * first: word n has the distance to the run that begins n bytes behind byte 0, or behind byte 4 when bit 2 of the control is set.
 */
export function movingDistances(first: bigint, second: bigint, control: bigint): bigint {
  const bytes = lanesOf(8, first).slice(4 * bit(control, 2));
  const start = 4 * Number(control & 3n);
  const block = lanesOf(8, second).slice(start, start + 4);
  return fromLanes(
    16,
    Array.from({ length: 8 }, (_, n) => distance(bytes.slice(n, n + 4), block)),
  );
}

/** PHMINPOSUW: the smallest unsigned word in word 0, the number of the first lane that has it in word 1, zeroes above. */
export function smallestWord(source: bigint): bigint {
  const words = lanesOf(16, source);
  const smallest = words.reduce((least, word) => smaller(16, least, word));
  return fromLanes(16, [smallest, BigInt(words.indexOf(smallest))]);
}

const head = (feature: string, section: string) => ({ feature, section: `SDM 2B ${section}` });

export const sseDistanceRows = [
  ...rows(replacing(distances), head("sse2", "PSADBW"), "66 0F F6 /r  PSADBW Vdq, Wdq"),
  ...rows(replacing(movingDistances), head("sse4.1", "MPSADBW"), "66 0F 3A 42 /r ib  MPSADBW Vdq, Wdq, Ib"),
  ...rows(making(smallestWord), head("sse4.1", "PHMINPOSUW"), "66 0F 38 41 /r  PHMINPOSUW Vdq, Wdq"),
];
