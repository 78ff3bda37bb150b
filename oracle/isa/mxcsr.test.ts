/** LDMXCSR and STMXCSR. */
import { expect, test } from "vitest";
import { CONSTANT, DATA, quadwordAt } from "../testing/guest.ts";
import { runWithVectors } from "../testing/vector-guest.ts";

const load = (value: bigint) => runWithVectors("0fae13", {}, { registers: { rbx: DATA }, memory: [[DATA, value]] });

test("LDMXCSR takes all sixteen bits, and raises nothing by it", () => {
  const { state, stop } = load(0x7777_7777_0000_ffffn);
  expect([stop.reason, state.mxcsr]).toEqual(["limit", 0xffff]);
  expect(load(0x3fn).state.mxcsr).toBe(0x3f);
});

test.each([16n, 23n, 31n])("bit %i is reserved: #GP", (bit) => {
  const { state, stop } = load(1n << bit);
  expect([stop.fault, state.mxcsr]).toEqual(["#GP", 0x1f80]);
});

test("STMXCSR stores four bytes", () => {
  const setting = { registers: { rbx: DATA }, memory: [[DATA, -1n & 0xffff_ffff_ffff_ffffn]] as const, mxcsr: 0xabcd };
  expect(quadwordAt(runWithVectors("0fae1b", {}, setting).state, DATA)).toBe(0xffff_ffff_0000_abcdn);
  expect(runWithVectors("0fae1b", {}, { registers: { rbx: CONSTANT } }).stop.fault).toBe("#PF");
});
