/** Single cases from the manual's tables and from a processor (family 6, model 167), for those who want to see what the proofs go through. */
import { describe, expect, test } from "vitest";
import {
  add,
  approximateReciprocal,
  approximateReciprocalRoot,
  BINARY32,
  BINARY64,
  comparePredicate,
  convert,
  DE,
  divide,
  environmentOf,
  faults,
  flagsOfLanes,
  fusedMultiplyAdd,
  IE,
  kindOf,
  maximum,
  minimum,
  multiply,
  OE,
  PE,
  squareRoot,
  subtract,
  toInteger,
  UE,
  ZE,
} from "./index.ts";

const MASKED = environmentOf(0x1f80);
const DAZ = environmentOf(0x1fc0);
const FTZ = environmentOf(0x9f80);
const unmasked = (flags: number) => environmentOf(0x1f80 & ~(flags << 7));

const [ONE, TWO, INFINITY, LARGEST, LEAST_NORMAL] = [0x3f800000n, 0x40000000n, 0x7f800000n, 0x7f7fffffn, 0x800000n];
const [QUIET, SIGNALLING, OTHER_QUIET, INDEFINITE] = [0x7fc00001n, 0x7f800001n, 0xffc00002n, 0xffc00000n];
const [DENORMAL, MINUS_DENORMAL, ZERO, MINUS_ZERO] = [1n, 0x80000001n, 0n, 0x80000000n];

test("MXCSR", () => {
  expect(MASKED).toEqual({ rounding: "nearest", denormalsAreZeros: false, flushToZero: false, masked: 0x3f });
  const other = { rounding: "up", denormalsAreZeros: true, flushToZero: true, masked: ZE };
  expect(environmentOf(0x8040 | 0x4000 | (ZE << 7) | 0x3f)).toEqual(other);
});

test.each([
  [ZERO, "zero"],
  [MINUS_ZERO, "zero"],
  [DENORMAL, "denormal"],
  [LEAST_NORMAL, "normal"],
  [LARGEST, "normal"],
  [INFINITY, "infinity"],
  [SIGNALLING, "signalling"],
  [QUIET, "quiet"],
  [INDEFINITE, "quiet"],
])("%i is %s", (bits, kind) => expect(kindOf(BINARY32, bits)).toBe(kind));

describe("NaNs: the first operand's, quiet", () => {
  test.each([
    [QUIET, OTHER_QUIET, QUIET, 0],
    [OTHER_QUIET, QUIET, OTHER_QUIET, 0],
    [QUIET, SIGNALLING, QUIET, IE],
    [SIGNALLING, OTHER_QUIET, QUIET, IE],
    [ONE, OTHER_QUIET, OTHER_QUIET, 0],
    [DENORMAL, QUIET, QUIET, 0],
    [DENORMAL, SIGNALLING, QUIET, IE],
  ])("%i + %i", (left, right, value, flags) => {
    expect(add(BINARY32, MASKED, left, right)).toEqual({ value, flags });
    expect(subtract(BINARY32, MASKED, left, right)).toEqual({ value, flags });
  });

  test("a quiet NaN as addend hides that infinity times zero is invalid", () => {
    const fused = (addend: bigint) => fusedMultiplyAdd(BINARY32, MASKED, INFINITY, ZERO, addend);
    expect(fused(QUIET)).toEqual({ value: QUIET, flags: 0 });
    expect(fused(SIGNALLING)).toEqual({ value: QUIET, flags: IE });
    expect(fused(ONE)).toEqual({ value: INDEFINITE, flags: IE });
  });

  test("conversion keeps the upper digits of the payload", () => {
    expect(convert(BINARY32, BINARY64, MASKED, SIGNALLING)).toEqual({ value: 0x7ff8000020000000n, flags: IE });
    expect(convert(BINARY64, BINARY32, MASKED, 0x7ff000000fffffffn)).toEqual({ value: 0x7fc00000n, flags: IE });
  });
});

test.each([
  ["1 ÷ 0", ONE, ZERO, MASKED, INFINITY, ZE],
  ["0 ÷ 0", ZERO, ZERO, MASKED, INDEFINITE, IE],
  ["denormal ÷ 0 says nothing of the denormal", DENORMAL, ZERO, MASKED, INFINITY, ZE],
  ["denormal ÷ 0 with DAZ", DENORMAL, ZERO, DAZ, INDEFINITE, IE],
  ["1 ÷ −denormal with DAZ", ONE, MINUS_DENORMAL, DAZ, 0xff800000n, ZE],
  ["infinity ÷ 0", INFINITY, ZERO, MASKED, INFINITY, 0],
  ["least normal ÷ 2 is exact", LEAST_NORMAL, TWO, MASKED, 0x400000n, 0],
  ["least normal ÷ 2 with FTZ is not", LEAST_NORMAL, TWO, FTZ, ZERO, UE | PE],
  ["denormal ÷ 2", DENORMAL, TWO, MASKED, ZERO, DE | UE | PE],
])("%s", (_, left, right, environment, value, flags) => {
  expect(divide(BINARY32, environment, left, right)).toEqual({ value, flags });
});

test.each([
  ["underflow that is exact", LEAST_NORMAL, TWO, UE, UE],
  ["a denormal operand stops what comes after it", DENORMAL, TWO, DE, DE],
  ["a denormal operand that is masked does not", DENORMAL, TWO, UE, DE | UE],
  ["overflow that is exact but for the exponent", LARGEST, 0x3f000000n, OE, OE],
  ["overflow that is inexact too", LARGEST, 0x3f000001n, OE, OE | PE],
  ["inexact", ONE, 0x40400000n, PE, PE],
])("unmasked: %s", (_, left, right, exception, flags) => {
  const environment = unmasked(exception);
  const result = divide(BINARY32, environment, left, right);
  expect(result.flags).toBe(flags);
  expect(faults(environment, result.flags)).toBe(true);
});

test("tininess is detected after rounding", () => {
  // (1 − 2^-24) × the least normal number has 24 digits of its own: tiny, though it becomes the least normal number
  expect(multiply(BINARY32, MASKED, 0x3f7fffffn, LEAST_NORMAL)).toEqual({ value: LEAST_NORMAL, flags: UE | PE });
  // (1 − 2^-23) × (1 + 2^-23) × the least normal number has more, and becomes it even without a bound to the exponent: not tiny
  expect(multiply(BINARY32, MASKED, 0x00fffffen, 0x3f000001n)).toEqual({ value: LEAST_NORMAL, flags: PE });
});

test("a lane's unmasked exception before computing keeps other lanes from computing", () => {
  expect(flagsOfLanes(unmasked(ZE), [ZE, PE])).toBe(ZE);
  expect(flagsOfLanes(unmasked(OE), [ZE, OE, PE])).toBe(ZE | OE | PE);
  expect(flagsOfLanes(MASKED, [ZE, PE])).toBe(ZE | PE);
});

describe("minimum and maximum return the second operand", () => {
  test.each([
    ["of two zeros", ZERO, MINUS_ZERO, MASKED, MINUS_ZERO, 0],
    ["beside a NaN", QUIET, ONE, MASKED, ONE, IE],
    ["when it is a NaN, signalling still", ONE, SIGNALLING, MASKED, SIGNALLING, IE],
    ["as zero when it is denormal and DAZ is set", QUIET, MINUS_DENORMAL, DAZ, MINUS_ZERO, IE],
  ])("%s", (_, left, right, environment, value, flags) => {
    expect(minimum(BINARY32, environment, left, right)).toEqual({ value, flags });
    expect(maximum(BINARY32, environment, left, right)).toEqual({ value, flags });
  });
});

test("predicates: EQ and NEQ with NaNs", () => {
  expect(comparePredicate(BINARY32, MASKED, QUIET, QUIET, 0)).toEqual({ value: 0n, flags: 0 });
  expect(comparePredicate(BINARY32, MASKED, QUIET, QUIET, 4)).toEqual({ value: 0xffffffffn, flags: 0 });
  expect(comparePredicate(BINARY32, MASKED, QUIET, QUIET, 1)).toEqual({ value: 0n, flags: IE });
});

test("roots", () => {
  expect(squareRoot(BINARY32, MASKED, DENORMAL)).toEqual({ value: 0x1a3504f3n, flags: DE | PE });
  expect(squareRoot(BINARY32, MASKED, MINUS_DENORMAL)).toEqual({ value: INDEFINITE, flags: IE });
  expect(squareRoot(BINARY32, DAZ, MINUS_DENORMAL)).toEqual({ value: MINUS_ZERO, flags: 0 });
});

test("integers out of range are indefinite, and not inexact", () => {
  expect(toInteger(BINARY64, MASKED, 32, 0x41dfffffffdfffffn, "nearest")).toEqual({ value: 0x7fffffffn, flags: PE });
  expect(toInteger(BINARY64, MASKED, 32, 0x41dfffffffffffffn, "nearest")).toEqual({ value: 0x80000000n, flags: IE });
  expect(toInteger(BINARY64, MASKED, 32, 0xc1e00000001fffffn, "zero")).toEqual({ value: 0x80000000n, flags: PE });
});

test.each([
  [ONE, 0x3f7ff000n, 0x3f7ff000n],
  [TWO, 0x3efff000n, 0x3f34f800n],
  [LEAST_NORMAL, 0x7e7ff000n, 0x5efff000n],
  [DENORMAL, INFINITY, INFINITY],
  [MINUS_ZERO, 0xff800000n, 0xff800000n],
  [0xff800000n, MINUS_ZERO, INDEFINITE],
  [0x7e7fffffn, 0x00800800n, undefined],
  [0x7e800000n, ZERO, undefined],
  [SIGNALLING, QUIET, QUIET],
])("approximations of %i", (bits, reciprocal, root) => {
  expect(approximateReciprocal(bits)).toBe(reciprocal);
  if (root !== undefined) expect(approximateReciprocalRoot(bits)).toBe(root);
});
