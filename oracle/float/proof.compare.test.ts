/** Comparisons on all operands of a small format. */
import { expect, test } from "vitest";
import type { Setting } from "../testing/second-float/deliver.ts";
import { SMALL } from "../testing/second-float/formats.ts";
import { everyCode, format, held, MASKED } from "../testing/second-float/hold.ts";
import { extremeCode, predicateCode } from "../testing/second-float/relation.ts";
import { compare, maximum, minimum } from "./compare.ts";
import type { Environment } from "./environment.ts";
import { comparePredicate } from "./predicate.ts";

const SHAPE = format(SMALL);
const PAIRS = everyCode(SMALL, 2);

test.each(Array.from({ length: 32 }, (_, number) => number))("predicate %i", (number) => {
  const pair = {
    first: (environment: Environment, [a, b]: readonly bigint[]) => {
      const { value, flags } = comparePredicate(SHAPE, environment, a!, b!, number);
      return { value: value === 0b111111n ? 1n : value, flags };
    },
    second: (setting: Setting, codes: readonly number[]) => predicateCode(SMALL, setting, codes, number),
  };
  const settings = MASKED.filter(({ mode, ftz }) => mode === "nearest" && !ftz);
  expect(held(pair, settings, PAIRS)).toEqual({ found: [], count: 8192 });
});

test.each([
  [false, minimum],
  [true, maximum],
])("minimum, maximum: %s", (largest, define) => {
  const pair = {
    first: (environment: Environment, [a, b]: readonly bigint[]) => define(SHAPE, environment, a!, b!),
    second: (setting: Setting, codes: readonly number[]) => extremeCode(SMALL, setting, codes, largest),
  };
  expect(held(pair, MASKED, PAIRS)).toEqual({ found: [], count: 65_536 });
});

test.each([
  ["greater", 30],
  ["less", 17],
  ["equal", 0],
  ["unordered", 3],
] as const)("relation %s is what the predicate says", (relation, number) => {
  const pair = {
    first: (environment: Environment, [a, b]: readonly bigint[]) => {
      const found = compare(SHAPE, environment, a!, b!, false);
      return { value: found.relation === relation ? 1n : 0n, flags: found.flags };
    },
    second: (setting: Setting, codes: readonly number[]) => predicateCode(SMALL, setting, codes, number),
  };
  expect(held(pair, MASKED.slice(0, 4), PAIRS).found).toEqual([]);
});
