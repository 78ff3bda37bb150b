/** ADD to MAX as instructions: which lanes they touch, sticky flags, #XM, operands in memory. */
import { describe, expect, test } from "vitest";
import { CONSTANT, DATA } from "../testing/guest.ts";
import { runWithVectors } from "../testing/vector-guest.ts";

const [ONE, TWO, THREE] = [0x3f80_0000n, 0x4000_0000n, 0x4040_0000n] as const;
const [IE, ZE, PE] = [1, 4, 32] as const;
/** 1/3 in single precision. */
const THIRD = 0x3eaa_aaabn;

const four = (...lanes: bigint[]): bigint => lanes.reduceRight((vector, lane) => (vector << 32n) | lane, 0n);

/** xmm1, xmm2 */
test.each([
  ["addps", "0f58ca", four(ONE, ONE, TWO, ONE), four(TWO, ONE, ONE, ONE), four(THREE, TWO, THREE, TWO)],
  ["subss", "f30f5cca", four(THREE, 1n, 2n, 3n), four(ONE, 7n, 7n, 7n), four(TWO, 1n, 2n, 3n)],
  ["mulps", "0f59ca", four(ONE, TWO, 0n, ONE), four(THREE, ONE, ONE, 0n), four(THREE, TWO, 0n, 0n)],
  ["divss", "f30f5eca", four(TWO, 9n, 9n, 9n), four(TWO, 7n, 7n, 7n), four(ONE, 9n, 9n, 9n)],
  ["sqrtss", "f30f51ca", four(7n, 8n, 9n, 10n), four(0x4080_0000n, 1n, 1n, 1n), four(TWO, 8n, 9n, 10n)],
  ["minps", "0f5dca", four(ONE, TWO, 0n, 1n << 31n), four(TWO, ONE, 1n << 31n, 0n), four(ONE, ONE, 1n << 31n, 0n)],
  ["maxss", "f30f5fca", four(ONE, 5n, 5n, 5n), four(TWO, 6n, 6n, 6n), four(TWO, 5n, 5n, 5n)],
  [
    "addsd",
    "f20f58ca",
    0x1234n << 64n,
    (0x77n << 64n) | 0x3ff0_0000_0000_0000n,
    (0x1234n << 64n) | 0x3ff0_0000_0000_0000n,
  ],
])("%s", (_, hex, left, right, expected) => {
  const { state } = runWithVectors(hex, { 1: left, 2: right });
  expect(state.vectors[1]).toBe(expected);
  expect(state.vectors[2]).toBe(right);
  expect(state.mxcsr).toBe(0x1f80);
});

describe("exceptions", () => {
  const divided = four(ONE, 0n, ONE, ONE);
  const divisor = four(0n, 0n, THREE, ONE);

  test("all lanes add to the sticky flags, and what was set stays set", () => {
    const { state } = runWithVectors("0f5eca", { 1: divided, 2: divisor }, { mxcsr: 0x1f80 | 2 });
    expect(state.vectors[1]).toBe(four(0x7f80_0000n, 0xffc0_0000n, THIRD, ONE));
    expect(state.mxcsr).toBe(0x1f80 | 2 | IE | ZE | PE);
  });

  test("an unmasked one is #XM: sticky flags are set, of those that are found before computing, and nothing else", () => {
    const { state, stop } = runWithVectors("0f5eca", { 1: divided, 2: divisor }, { mxcsr: 0x1d80 });
    expect(stop).toMatchObject({ reason: "fault", fault: "#XM" });
    expect(state.vectors[1]).toBe(divided);
    expect(state.mxcsr).toBe(0x1d80 | IE | ZE);
  });

  test("an unmasked one that was raised before does not fault again", () => {
    const { state, stop } = runWithVectors("0f58ca", { 1: ONE, 2: ONE }, { mxcsr: 0x1d80 | ZE });
    expect(stop.reason).toBe("limit");
    expect(state.vectors[1]).toBe(TWO);
  });
});

describe("operands in memory", () => {
  const memory = [[DATA + 8n, THREE]] as const;

  test("a scalar has its own size, and need not be aligned", () => {
    const { state } = runWithVectors("f30f584b03", { 1: ONE }, { registers: { rbx: DATA + 5n }, memory });
    expect(state.vectors[1]).toBe(0x4080_0000n);
    const last = runWithVectors("f30f580b", { 1: ONE }, { registers: { rbx: CONSTANT + 4092n } });
    expect(last.stop.reason).toBe("limit");
    expect(runWithVectors("f30f580b", {}, { registers: { rbx: CONSTANT + 4093n } }).stop.fault).toBe("#PF");
  });

  test("16 bytes must be aligned, and faults of memory come before those of numbers", () => {
    const signalling = four(0x7f80_0001n, 0n, 0n, 0n);
    const { state, stop } = runWithVectors("0f580b", { 1: signalling }, { registers: { rbx: DATA + 8n }, mxcsr: 0 });
    expect(stop.fault).toBe("#GP");
    expect(state.mxcsr).toBe(0);
  });
});
