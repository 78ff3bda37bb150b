import fc from "fast-check";
import { expect, test } from "vitest";
import { Random } from "./random.ts";

test("streams of different parts differ, of equal parts do not", () => {
  const first = (...parts: number[]): number[] => {
    const random = new Random(...parts);
    return Array.from({ length: 8 }, () => random.word());
  };
  expect(first(1, 2)).toEqual(first(1, 2));
  const heads = new Set(Array.from({ length: 10_000 }, (_, n) => first(1, n)[0]));
  expect(heads.size).toBeGreaterThan(9_990);
  expect(first(1, 2)).not.toEqual(first(2, 1));
});

test("values stay below their bound, and all of a small range come up", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 0xffff_ffff }), (seed, bound) => {
      const value = new Random(seed).below(bound);
      expect(Number.isInteger(value) && value >= 0 && value < bound).toBe(true);
    }),
  );
  const random = new Random(5);
  expect(new Set(Array.from({ length: 200 }, () => random.below(7))).size).toBe(7);
});

test("all 64 bits of a wide value move", () => {
  const random = new Random(9);
  let [all, any] = [(1n << 64n) - 1n, 0n];
  for (let n = 0; n < 100; n++) {
    const value = random.wide();
    all &= value;
    any |= value;
  }
  expect(all).toBe(0n);
  expect(any).toBe((1n << 64n) - 1n);
});
