/** Formats of SSE as numbers of the host, and functions of encodings held against functions of such numbers. */
import { environmentOf } from "../../float/environment.ts";
import { BINARY32, BINARY64, type Format } from "../../float/format.ts";
import { draws } from "./draws.ts";

/** To nearest, everything masked. */
export const MASKED = environmentOf(0x1f80);

const VIEW = new DataView(new ArrayBuffer(8));
export function double(bits: bigint): number {
  VIEW.setBigUint64(0, bits);
  return VIEW.getFloat64(0);
}
export function single(bits: bigint): number {
  VIEW.setUint32(0, Number(bits));
  return VIEW.getFloat32(0);
}

/** What a format is called, how its encodings are read, and how any number is rounded to it. */
export const FORMATS = [
  ["32 bits", BINARY32, single, Math.fround],
  ["64 bits", BINARY64, double, (value: number) => value],
] as const;

export type Numbers = readonly [number, number];
export type Encodings = readonly [bigint, bigint];

/** Pairs, a second's worth at most: a test that keeps its process busy for a minute is given up by Vitest. */
const UNHEARD = 100_000;

/** The first few pairs on which two functions of encodings do not give the same number. NaN is NaN, −0 is not 0. */
export async function differing(
  ...[format, count, first, second]: [Format, number, (pair: Encodings) => number, (pair: Encodings) => number]
): Promise<string[]> {
  const found: string[] = [];
  let left = count;
  for (const pair of draws(format, count)) {
    if (left-- % UNHEARD === 0) await new Promise((resolve) => setImmediate(resolve));
    const [ours, hosts] = [first(pair), second(pair)];
    if (!Object.is(ours, hosts)) found.push(`${pair.map((one) => one.toString(16))}: ${ours}, host ${hosts}`);
  }
  return found.slice(0, 5);
}
