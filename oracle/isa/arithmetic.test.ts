/** Addition and subtraction: examples. All bytes are in proof.arithmetic.test.ts, laws in laws.arithmetic.test.ts. */
import { expect, test } from "vitest";
import type { Width } from "../bits.ts";
import { AF, CF, OF, PF, SF } from "../flags.ts";
import { add, decrement, increment, subtract } from "./arithmetic.ts";

test("INC and DEC leave CF alone", () => {
  expect(increment(8, 0xffn).written & CF).toBe(0);
  expect(decrement(8, 0n).written & CF).toBe(0);
});

test.each<[Width, bigint]>([
  [16, 0x7fffn],
  [32, 0x7fff_ffffn],
  [64, 0x7fff_ffff_ffff_ffffn],
])("at %i bits the signed maximum plus 1 overflows and is negative, without a carry", (width, most) => {
  const { value, flags } = add(width, most, 1n);
  expect(value).toBe(most + 1n);
  expect(flags).toBe(OF | SF | AF | PF);
  expect(subtract(width, most + 1n, 1n).flags & (OF | CF | SF)).toBe(OF);
});
