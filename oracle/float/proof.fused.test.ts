/** Fused multiply-add on all operands of the smallest format. */
import { expect, test } from "vitest";
import { TINY } from "../testing/second-float/formats.ts";
import { ANY, everyCode, heldArithmetic, ROUNDED } from "../testing/second-float/hold.ts";
import { FUSED } from "../testing/second-float/operation.ts";
import { fusedMultiplyAdd } from "./arithmetic.ts";

const ALL = everyCode(TINY, 3);

test("all operands, all roundings", () => {
  expect(heldArithmetic(fusedMultiplyAdd, FUSED, TINY, ROUNDED, ALL)).toEqual({ found: [], count: 131_072 });
});

test("every ninth list of operands, any MXCSR", () => {
  const some = ALL.filter((_, n) => n % 9 === 0);
  expect(heldArithmetic(fusedMultiplyAdd, FUSED, TINY, ANY, some)).toEqual({ found: [], count: 128 * 3641 });
});
