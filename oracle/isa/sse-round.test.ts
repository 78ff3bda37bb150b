/** ROUNDPS and its like as instructions: who decides how to round, and whether PE is raised. */
import { expect, test } from "vitest";
import { runWithVectors } from "../testing/vector-guest.ts";

const PE = 32;
/** 2.5, -2.5, 0.5, 1 in single precision. */
const SOURCE = (0x3f80_0000n << 96n) | (0x3f00_0000n << 64n) | (0xc020_0000n << 32n) | 0x4020_0000n;
const [TWO, THREE, MINUS_TWO, MINUS_THREE, ONE] = [
  0x4000_0000n,
  0x4040_0000n,
  0xc000_0000n,
  0xc040_0000n,
  0x3f80_0000n,
];
const four = (...lanes: bigint[]): bigint => lanes.reduceRight((vector, lane) => (vector << 32n) | lane, 0n);

test.each([
  ["00", 0x1f80, four(TWO!, MINUS_TWO!, 0n, ONE!), PE],
  ["01", 0x1f80, four(TWO!, MINUS_THREE!, 0n, ONE!), PE],
  ["02", 0x1f80, four(THREE!, MINUS_TWO!, ONE!, ONE!), PE],
  ["03", 0x1f80, four(TWO!, MINUS_TWO!, 0n, ONE!), PE],
  ["0b", 0x1f80, four(TWO!, MINUS_TWO!, 0n, ONE!), 0],
  ["04", 0x5f80, four(THREE!, MINUS_TWO!, ONE!, ONE!), PE],
  ["07", 0x3f80, four(TWO!, MINUS_THREE!, 0n, ONE!), PE],
  ["f1", 0x5f80, four(TWO!, MINUS_THREE!, 0n, ONE!), PE],
])("roundps with immediate %s and mxcsr %i", (immediate, mxcsr, expected, flags) => {
  const { state } = runWithVectors(`660f3a08ca${immediate}`, { 2: SOURCE }, { mxcsr });
  expect(state.vectors[1]).toBe(expected);
  expect(state.mxcsr).toBe(mxcsr | flags);
});

test("ROUNDSD keeps the upper lane, and a result of 0 has the sign of the operand", () => {
  const { state } = runWithVectors("660f3a0bca00", { 1: 5n << 64n, 2: 0xbfd0_0000_0000_0000n });
  expect(state.vectors[1]).toBe((5n << 64n) | (1n << 63n));
});
