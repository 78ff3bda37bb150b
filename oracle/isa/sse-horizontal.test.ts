/** HADD, HSUB, ADDSUB: which lane comes from where. */
import { expect, test } from "vitest";
import { runWithVectors } from "../testing/vector-guest.ts";

/** Numbers as lanes, lane 0 first. */
function singles(...numbers: number[]): bigint {
  const lanes = new DataView(new ArrayBuffer(16));
  for (const [n, number] of numbers.entries()) lanes.setFloat32(4 * n, number, true);
  return (lanes.getBigUint64(8, true) << 64n) | lanes.getBigUint64(0, true);
}

function doubles(...numbers: number[]): bigint {
  const lanes = new DataView(new ArrayBuffer(16));
  for (const [n, number] of numbers.entries()) lanes.setFloat64(8 * n, number, true);
  return (lanes.getBigUint64(8, true) << 64n) | lanes.getBigUint64(0, true);
}

test.each([
  ["haddps", "f20f7cca", singles(1, 2, 3, 4), singles(10, 20, 30, 40), singles(3, 7, 30, 70)],
  ["hsubps", "f20f7dca", singles(1, 2, 3, 5), singles(10, 30, 30, 70), singles(-1, -2, -20, -40)],
  ["addsubps", "f20fd0ca", singles(1, 2, 3, 4), singles(10, 20, 30, 40), singles(-9, 22, -27, 44)],
  ["haddpd", "660f7cca", doubles(1, 2), doubles(10, 20), doubles(3, 30)],
  ["hsubpd", "660f7dca", doubles(1, 2), doubles(10, 30), doubles(-1, -20)],
  ["addsubpd", "660fd0ca", doubles(1, 2), doubles(10, 20), doubles(-9, 22)],
])("%s", (_, hex, left, right, expected) => {
  expect(runWithVectors(hex, { 1: left, 2: right }).state.vectors[1]).toBe(expected);
});

test.each([
  ["f1", singles(300, 0, 0, 0)],
  ["ff", singles(300, 300, 300, 300)],
  ["5a", singles(0, 100, 0, 100)],
  ["0f", singles(0, 0, 0, 0)],
])("dpps with immediate %s", (immediate, expected) => {
  const [left, right] = [singles(1, 2, 3, 4), singles(10, 20, 30, 40)];
  expect(runWithVectors(`660f3a40ca${immediate}`, { 1: left, 2: right }).state.vectors[1]).toBe(expected);
});

test("dppd", () => {
  const [left, right] = [doubles(1, 2), doubles(10, 20)];
  expect(runWithVectors("660f3a41ca32", { 1: left, 2: right }).state.vectors[1]).toBe(doubles(0, 50));
});
