/** Conversions, relations and approximations against the host's own arithmetic, on random operands and next to edges. */
import { expect, test } from "vitest";
import {
  differing,
  double,
  type Encodings,
  FORMATS,
  MASKED,
  type Numbers,
  single,
} from "../testing/second-float/host.ts";
import { approximateReciprocal, approximateReciprocalRoot } from "./approximate.ts";
import { compare } from "./compare.ts";
import { convert, fromInteger, toInteger, toIntegral } from "./convert.ts";
import type { Rounding } from "./environment.ts";
import { BINARY32, BINARY64 } from "./format.ts";

/** Operand pairs of each operation; the nightly run sets ten million. */
const PAIRS = Number(process.env.ECHOLOT_FLOAT_PAIRS ?? 100_000);
const TIME = 180_000 + PAIRS / 10;

test(
  "64 to 32 bits and back",
  async () => {
    const narrow = ([a]: Encodings) => single(convert(BINARY64, BINARY32, MASKED, a).value);
    expect(await differing(BINARY64, PAIRS, narrow, ([a]) => Math.fround(double(a)))).toEqual([]);
    const widen = ([a]: Encodings) => double(convert(BINARY32, BINARY64, MASKED, a).value);
    expect(await differing(BINARY32, PAIRS, widen, ([a]) => single(a))).toEqual([]);
  },
  TIME,
);

const wide = ([a]: Encodings): bigint => BigInt.asIntN(64, (a << 32n) ^ a);

test(
  "integers of 64 bits to numbers of 64 bits",
  async () => {
    const ours = (pair: Encodings) => double(fromInteger(BINARY64, MASKED, 64, BigInt.asUintN(64, wide(pair))).value);
    expect(await differing(BINARY64, PAIRS, ours, (pair) => Number(wide(pair)))).toEqual([]);
  },
  TIME,
);

test.each(FORMATS)(
  "integers of 32 bits, %s",
  async (_, format, number, rounded) => {
    const from = ([a]: Encodings) => number(fromInteger(format, MASKED, 32, a & 0xffffffffn).value);
    expect(await differing(format, PAIRS, from, ([a]) => rounded(Number(BigInt.asIntN(32, a))))).toEqual([]);
    const to = ([a]: Encodings) => Number(BigInt.asIntN(32, toInteger(format, MASKED, 32, a, "zero").value));
    const fits = (value: number) => value > -(2 ** 31) - 1 && value < 2 ** 31;
    const truncated = (value: number) => (fits(value) ? Math.trunc(value) + 0 : -(2 ** 31));
    expect(await differing(format, PAIRS, to, ([a]) => truncated(number(a)))).toEqual([]);
  },
  TIME,
);

const INTEGRAL: readonly [Rounding, (value: number) => number][] = [
  ["down", Math.floor],
  ["up", Math.ceil],
  ["zero", Math.trunc],
];

test.each(FORMATS.flatMap((format) => INTEGRAL.map((integral) => [integral[0], ...format, integral[1]] as const)))(
  "integral numbers, %s, %s",
  async (rounding, _, format, number, _rounded, host) => {
    const ours = ([a]: Encodings) => number(toIntegral(format, MASKED, a, rounding, false).value);
    expect(await differing(format, PAIRS, ours, ([a]) => host(number(a)))).toEqual([]);
  },
  TIME,
);

test.each(FORMATS)(
  "relations, %s",
  async (_, format, number) => {
    const names = { less: -1, equal: 0, greater: 1, unordered: Number.NaN };
    const ours = ([a, b]: Encodings) => names[compare(format, MASKED, a, b, false).relation];
    const hosts = ([a, b]: Numbers) => (a < b ? -1 : a > b ? 1 : a === b ? 0 : Number.NaN);
    expect(await differing(format, PAIRS, ours, ([a, b]) => hosts([number(a), number(b)]))).toEqual([]);
  },
  TIME,
);

/** The manual's bound on the relative error. */
const BOUND = 1.5 * 2 ** -12;
/** Neither operand nor result is denormal. */
const isNormal = (value: number): boolean => Math.abs(value) >= 2 ** -126 && Math.abs(value) < 2 ** 126;

test.each([
  ["reciprocal", approximateReciprocal, (value: number) => 1 / value],
  ["reciprocal root", approximateReciprocalRoot, (value: number) => 1 / Math.sqrt(value)],
] as const)(
  "the approximate %s is within the manual's bound",
  async (_, define, exact) => {
    const error = (bits: bigint) => Math.abs(single(define(bits)) / exact(single(bits)) - 1);
    const isOutside = ([a]: Encodings) => Number(isNormal(single(a)) && error(a) > BOUND);
    expect(await differing(BINARY32, PAIRS, isOutside, () => 0)).toEqual([]);
  },
  TIME,
);
