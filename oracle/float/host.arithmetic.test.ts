/** Both formats of SSE against the host's own arithmetic, to nearest, on random operands and next to edges. All NaNs are one, and flags unknown. */
import { expect, test } from "vitest";
import { differing, type Encodings, FORMATS, MASKED, type Numbers } from "../testing/second-float/host.ts";
import { add, divide, multiply, squareRoot, subtract } from "./arithmetic.ts";
import { maximum, minimum } from "./compare.ts";

/** Operand pairs of each operation; the nightly run sets ten million. */
const PAIRS = Number(process.env.ECHOLOT_FLOAT_PAIRS ?? 100_000);
const TIME = 180_000 + PAIRS / 10;

const ARITHMETIC = [
  ["add", add, ([a, b]: Numbers) => a + b],
  ["subtract", subtract, ([a, b]: Numbers) => a - b],
  ["multiply", multiply, ([a, b]: Numbers) => a * b],
  ["divide", divide, ([a, b]: Numbers) => a / b],
  ["square root", squareRoot, ([a]: Numbers) => Math.sqrt(a)],
  ["minimum", minimum, ([a, b]: Numbers) => (a < b ? a : b)],
  ["maximum", maximum, ([a, b]: Numbers) => (a > b ? a : b)],
] as const;

test.each(FORMATS.flatMap((format) => ARITHMETIC.map((operation) => [operation[0], ...format, operation] as const)))(
  "%s, %s",
  async (_name, _bits, format, number, rounded, [, define, host]) => {
    // 53 digits are two more than twice 24: to round to them first makes no difference (Figueroa, When is double rounding innocuous?)
    const hosts = ([a, b]: Encodings) => rounded(host([number(a), number(b)]));
    expect(await differing(format, PAIRS, ([a, b]) => number(define(format, MASKED, a, b).value), hosts)).toEqual([]);
  },
  TIME,
);
