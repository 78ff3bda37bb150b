/** Laws of addition, subtraction, logic and multiplication at every width. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Width } from "../bits.ts";
import { AF, CF, OF, SF, ZF } from "../flags.ts";
import { word } from "../testing/proof/arbitrary.ts";
import { add, complement, decrement, increment, negate, subtract } from "./arithmetic.ts";
import { and, or, xor } from "./logic.ts";
import { multiply, multiplySigned } from "./multiply-divide.ts";

const carry = fc.constantFrom(0n, 1n);

describe.each<Width>([8, 16, 32, 64])("at %i bits", (width) => {
  const any = word(width);
  const mod = (value: bigint): bigint => BigInt.asUintN(width, value);

  test("addition is a commutative group: neutral 0, inverse NEG, the order does not matter", () => {
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(add(width, a, 0n).value).toBe(a);
        expect(add(width, a, negate(width, a).value).value).toBe(0n);
        expect(add(width, a, b)).toEqual(add(width, b, a));
        expect(add(width, add(width, a, b).value, c).value).toBe(add(width, a, add(width, b, c).value).value);
      }),
    );
  });

  test("SUB undoes ADD, ADD undoes SUB, with the same carry and the same AF", () => {
    fc.assert(
      fc.property(any, any, carry, (a, b, c) => {
        const sum = add(width, a, b, c);
        const back = subtract(width, sum.value, b, c);
        expect([back.value, back.flags & (CF | AF | OF)]).toEqual([a, sum.flags & (CF | AF | OF)]);
      }),
    );
  });

  test("SUB is ADD of NEG; NEG is NOT and INC; DEC is NOT, INC, NOT", () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(subtract(width, a, b).value).toBe(add(width, a, negate(width, b).value).value);
        expect(negate(width, a).value).toBe(increment(width, complement(width, a).value).value);
        const not = (value: bigint): bigint => complement(width, value).value;
        expect(decrement(width, a).value).toBe(not(increment(width, not(a)).value));
      }),
    );
  });

  test("CF orders unsigned, SF != OF orders signed, ZF is equality", () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        const { flags } = subtract(width, a, b);
        expect((flags & CF) !== 0).toBe(a < b);
        expect(((flags & SF) !== 0) !== ((flags & OF) !== 0)).toBe(BigInt.asIntN(width, a) < BigInt.asIntN(width, b));
        expect((flags & ZF) !== 0).toBe(a === b);
      }),
    );
  });

  test("AND, OR, XOR: distribution, De Morgan, and a + b = (a ^ b) + 2 (a & b) = (a | b) + (a & b)", () => {
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        const not = (value: bigint): bigint => complement(width, value).value;
        const [both, either, one] = [and(width, a, b).value, or(width, a, b).value, xor(width, a, b).value];
        expect(and(width, a, or(width, b, c).value).value).toBe(or(width, both, and(width, a, c).value).value);
        expect(not(both)).toBe(or(width, not(a), not(b)).value);
        expect(add(width, a, b).value).toBe(mod(one + 2n * both));
        expect(add(width, a, b).value).toBe(add(width, either, both).value);
      }),
    );
  });

  test("multiplication distributes over addition and agrees, signed or not, in the lower half", () => {
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        const times = (x: bigint, y: bigint): bigint => mod(multiply(width, x, y).value);
        expect(times(a, add(width, b, c).value)).toBe(add(width, times(a, b), times(a, c)).value);
        expect(mod(multiplySigned(width, a, b).value)).toBe(times(a, b));
        expect(times(a, mod(-1n))).toBe(negate(width, a).value);
      }),
    );
  });

  test("the halves of MUL and IMUL differ by what the sign bits stand for", () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        const upper = (value: bigint): bigint => value >> BigInt(width);
        const sign = (value: bigint): bigint => value >> BigInt(width - 1);
        const difference = upper(multiply(width, a, b).value) - upper(multiplySigned(width, a, b).value);
        expect(mod(difference)).toBe(mod(sign(a) * b + sign(b) * a));
      }),
    );
  });
});
