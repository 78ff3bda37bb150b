/** MUL, DIV and SQRT on all operands of small formats, against arithmetic that is exact and rounding by its definition. */
import { describe, expect, test } from "vitest";
import { BYTE, LONG, RANGES, SMALL, TINY } from "../testing/second-float/formats.ts";
import { ANY, everyCode, heldArithmetic } from "../testing/second-float/hold.ts";
import { width } from "../testing/second-float/ladder.ts";
import * as second from "../testing/second-float/operation.ts";
import { divide, multiply, squareRoot } from "./arithmetic.ts";

describe.each([
  ["multiply", multiply, second.MULTIPLY],
  ["divide", divide, second.DIVIDE],
] as const)("%s", (_, define, operation) => {
  test.each(RANGES)("%s", (_range, small, settings, count) => {
    expect(heldArithmetic(define, operation, small, settings, everyCode(small, 2))).toEqual({ found: [], count });
  });
});

test.each([TINY, SMALL, LONG, BYTE])("square root, 1+$exponentBits+$fractionBits bits, any MXCSR", (small) => {
  const count = ANY.length * 2 ** width(small);
  expect(heldArithmetic(squareRoot, second.ROOT, small, ANY, everyCode(small, 1))).toEqual({ found: [], count });
});
