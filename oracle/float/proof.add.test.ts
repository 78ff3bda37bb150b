/** ADD and SUB on all operands of small formats, against arithmetic that is exact and rounding by its definition. */
import { describe, expect, test } from "vitest";
import { RANGES } from "../testing/second-float/formats.ts";
import { everyCode, heldArithmetic } from "../testing/second-float/hold.ts";
import * as second from "../testing/second-float/operation.ts";
import { add, subtract } from "./arithmetic.ts";

describe.each([
  ["add", add, second.ADD],
  ["subtract", subtract, second.SUBTRACT],
] as const)("%s", (_, define, operation) => {
  test.each(RANGES)("%s", (_range, small, settings, count) => {
    expect(heldArithmetic(define, operation, small, settings, everyCode(small, 2))).toEqual({ found: [], count });
  });
});
