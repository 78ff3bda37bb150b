/** DPPS: stages, lanes that are not selected, and which of several NaNs a lane receives (measured on family 6, model 167). */
import { expect, test } from "vitest";
import { runWithVectors } from "../testing/vector-guest.ts";

const ONE = 0x3f80_0000n;
const four = (...lanes: bigint[]): bigint => lanes.reduceRight((vector, lane) => (vector << 32n) | lane, 0n);
const ONES = four(ONE, ONE, ONE, ONE);
const nan = (n: number): bigint => 0x7fc0_0010n + BigInt(n);
/** The lanes of `mask` are NaNs, each another one. */
const withNans = (mask: number): bigint => four(...[0, 1, 2, 3].map((n) => ((mask >> n) & 1 ? nan(n) : ONE)));

test.each([
  [0x1, [0, 0, 0, 0]],
  [0x3, [1, 0, 1, 0]],
  [0x5, [0, 0, 2, 2]],
  [0x7, [1, 0, 2, 2]],
  [0xc, [3, 2, 3, 2]],
  [0xe, [1, 1, 3, 2]],
  [0xf, [1, 0, 3, 2]],
])("NaNs in lanes %i", (mask, expected) => {
  const { state } = runWithVectors("660f3a40caff", { 1: withNans(mask), 2: ONES });
  expect(state.vectors[1]).toBe(four(...expected.map(nan)));
});

test("what is not selected raises nothing", () => {
  const signalling = four(ONE, 0x7f80_0001n, 1n, 0x7f80_0000n);
  const { state } = runWithVectors("660f3a40ca11", { 1: signalling, 2: 0n });
  expect([state.vectors[1], state.mxcsr]).toEqual([0n, 0x1f80]);
});

test("a stage that faults keeps the next one from raising anything", () => {
  const [huge, tiny] = [0x7f7f_ffffn, 0x0080_0000n];
  const left = four(huge, huge, tiny, tiny);
  const masked = runWithVectors("660f3a40caff", { 1: left, 2: four(ONE, ONE, 0x3f00_0001n, ONE) });
  expect(masked.state.mxcsr).toBe(0x1f80 | 2 | 8 | 16 | 32);
  const { stop, state } = runWithVectors(
    "660f3a40caff",
    { 1: left, 2: four(ONE, ONE, 0x3f00_0001n, ONE) },
    { mxcsr: 0x1780 },
  );
  expect(stop.fault).toBe("#XM");
  expect([state.vectors[1], state.mxcsr]).toEqual([left, 0x1780 | 16]);
});
