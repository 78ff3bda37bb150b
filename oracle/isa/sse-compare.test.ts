/** CMPPS and its like, COMISS and UCOMISS as instructions. */
import { expect, test } from "vitest";
import { AF, CF, OF, PF, SF, STATUS, ZF } from "../flags.ts";
import { runWithVectors } from "../testing/vector-guest.ts";

const [ONE, TWO, QUIET, SIGNALLING] = [0x3f80_0000n, 0x4000_0000n, 0x7fc0_0000n, 0x7f80_0001n] as const;
const ONES = 0xffff_ffffn;
const four = (...lanes: bigint[]): bigint => lanes.reduceRight((vector, lane) => (vector << 32n) | lane, 0n);

/** Lanes: equal, less, greater, unordered. */
const LEFT = four(ONE, ONE, TWO, QUIET);
const RIGHT = four(ONE, TWO, ONE, ONE);

test.each([
  [0, four(ONES, 0n, 0n, 0n), 0],
  [1, four(0n, ONES, 0n, 0n), 1],
  [2, four(ONES, ONES, 0n, 0n), 1],
  [3, four(0n, 0n, 0n, ONES), 0],
  [4, four(0n, ONES, ONES, ONES), 0],
  [5, four(ONES, 0n, ONES, ONES), 1],
  [6, four(0n, 0n, ONES, ONES), 1],
  [7, four(ONES, ONES, ONES, 0n), 0],
])("predicate %i of CMPPS, whatever the upper bits of the immediate are", (predicate, expected, flags) => {
  for (const upper of [0x00, 0x08, 0xf8]) {
    const immediate = (upper | predicate).toString(16).padStart(2, "0");
    const { state } = runWithVectors(`0fc2ca${immediate}`, { 1: LEFT, 2: RIGHT });
    expect(state.vectors[1]).toBe(expected);
    expect(state.mxcsr).toBe(0x1f80 | flags);
  }
});

test("CMPSD keeps the upper lane", () => {
  const { state } = runWithVectors("f20fc2ca00", { 1: 5n << 64n, 2: 6n << 64n });
  expect(state.vectors[1]).toBe((5n << 64n) | 0xffff_ffff_ffff_ffffn);
});

test.each([
  ["less", ONE, TWO, CF, 0, 0],
  ["equal", ONE, ONE, ZF, 0, 0],
  ["zeros", 0n, 1n << 31n, ZF, 0, 0],
  ["greater", TWO, ONE, 0, 0, 0],
  ["quiet NaN", QUIET, ONE, ZF | PF | CF, 1, 0],
  ["signalling NaN", ONE, SIGNALLING, ZF | PF | CF, 1, 1],
])("COMISS and UCOMISS: %s", (_, left, right, flags, comiss, ucomiss) => {
  for (const [hex, raised] of [
    ["0f2fca", comiss],
    ["0f2eca", ucomiss],
  ] as const) {
    const { state } = runWithVectors(hex, { 1: left, 2: right }, { flags: OF | SF | AF });
    expect(state.rflags & STATUS).toBe(flags);
    expect(state.mxcsr).toBe(0x1f80 | raised);
  }
});

test("COMISS that faults leaves the flags alone", () => {
  const { state, stop } = runWithVectors("0f2fca", { 1: QUIET, 2: ONE }, { flags: OF | SF | AF, mxcsr: 0x1f00 });
  expect(stop.fault).toBe("#XM");
  expect(state.rflags & STATUS).toBe(OF | SF | AF);
});
