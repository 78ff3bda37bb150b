/** Addition and subtraction against a second definition: one full adder per bit, from the manual's words about carries. */
import { expect, test } from "vitest";
import type { Width } from "../bits.ts";
import { AF, CF, OF, PF, SF, ZF } from "../flags.ts";
import { add, decrement, increment, negate, subtract } from "./arithmetic.ts";
import type { Result } from "./result.ts";

interface Sum {
  readonly value: number;
  readonly flags: number;
}

/** Ripple carry over eight bits. CF is the carry out of bit 7, AF the one out of bit 3, OF the last two carries being different. */
function ripple(left: number, right: number, carryIn: number): Sum {
  const carries = [carryIn];
  let value = 0;
  for (let n = 0; n < 8; n++) {
    const ones = ((left >> n) & 1) + ((right >> n) & 1) + carries[n]!;
    value |= (ones & 1) << n;
    carries.push(ones >> 1);
  }
  const flags = (carries[8]! ? CF : 0) | (carries[4]! ? AF : 0) | (carries[8] !== carries[7] ? OF : 0);
  return { value, flags: flags | plain(value) };
}

/** Subtraction is addition of the complement; carries turn into borrows. */
function borrow(left: number, right: number, borrowIn: number): Sum {
  const sum = ripple(left, ~right & 0xff, 1 - borrowIn);
  return { value: sum.value, flags: sum.flags ^ (CF | AF) };
}

function plain(value: number): number {
  const ones = [...value.toString(2)].filter((digit) => digit === "1").length;
  return (value === 0 ? ZF : 0) | (value >= 128 ? SF : 0) | (ones % 2 === 0 ? PF : 0);
}

/** All pairs of bytes with both carries, or the first `count` of them; the first few that differ. */
function differences(
  ours: (a: bigint, b: bigint, c: bigint) => Result,
  second: (a: number, b: number, c: number) => Sum,
  count = 2 << 16,
): string[] {
  const found: string[] = [];
  for (let n = 0; n < count; n++) {
    const [a, b, c] = [n & 0xff, (n >> 8) & 0xff, n >> 16];
    const [is, should] = [ours(BigInt(a), BigInt(b), BigInt(c)), second(a, b, c)];
    const same = is.value === BigInt(should.value) && (is.flags & is.written) === (should.flags & is.written);
    if (!same && found.length < 5)
      found.push(`${a} ${b} ${c}: ${is.value} ${is.flags} instead of ${should.value} ${should.flags}`);
  }
  return found;
}

test("ADD and ADC are ripple-carry addition", () => {
  expect(differences((a, b, c) => add(8, a, b, c), ripple)).toEqual([]);
});

test("SUB, SBB and CMP are addition of the complement", () => {
  expect(differences((a, b, c) => subtract(8, a, b, c), borrow)).toEqual([]);
});

test("INC and DEC are an addition and a subtraction of 1, NEG a subtraction from 0", () => {
  const bytes = 256;
  expect(
    differences(
      (a) => increment(8, a),
      (a) => ripple(a, 1, 0),
      bytes,
    ),
  ).toEqual([]);
  expect(
    differences(
      (a) => decrement(8, a),
      (a) => borrow(a, 1, 0),
      bytes,
    ),
  ).toEqual([]);
  expect(
    differences(
      (a) => negate(8, a),
      (a) => borrow(0, a, 0),
      bytes,
    ),
  ).toEqual([]);
});

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
