/** Laws of division at every width: the dividend comes back, the remainder is small, #DE exactly where the quotient does not fit. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { signExtend, type Width } from "../bits.ts";
import { GuestFault } from "../fault.ts";
import { word } from "../testing/proof/arbitrary.ts";
import { type Division, divide, divideSigned, multiply, multiplySigned } from "./multiply-divide.ts";

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/** Undefined: #DE. */
function attempt(division: () => Division): Division | undefined {
  try {
    return division();
  } catch (signal) {
    if (signal instanceof GuestFault && signal.fault === "#DE") return undefined;
    throw signal;
  }
}

describe.each<Width>([8, 16, 32, 64])("at %i bits", (width) => {
  const any = word(width);
  const bits = BigInt(width);
  const dividend = fc.tuple(any, any).map(([high, low]) => high * 2n ** bits + low);

  test("DIV: #DE exactly when the upper half reaches the divisor; else quotient * divisor + remainder is the dividend", () => {
    fc.assert(
      fc.property(dividend, any, (whole, divisor) => {
        const result = attempt(() => divide(width, whole, divisor));
        expect(result === undefined).toBe(whole / 2n ** bits >= divisor);
        if (!result) return;
        expect(multiply(width, result.quotient, divisor).value + result.remainder).toBe(whole);
        expect(result.remainder < divisor).toBe(true);
      }),
    );
  });

  test("DIV undoes MUL", () => {
    fc.assert(
      fc.property(any, any, any, (quotient, b, c) => {
        const [divisor, remainder] = b > c ? [b, c] : [c, b];
        fc.pre(divisor !== remainder);
        const whole = multiply(width, quotient, divisor).value + remainder;
        expect(divide(width, whole, divisor)).toEqual({ quotient, remainder });
      }),
    );
  });

  test("IDIV undoes IMUL, with a remainder of the dividend's sign", () => {
    fc.assert(
      fc.property(any, any, any, (quotient, divisor, c) => {
        const [q, d] = [BigInt.asIntN(width, quotient), BigInt.asIntN(width, divisor)];
        fc.pre(q !== 0n && d !== 0n);
        const size = c % magnitude(d);
        const rest = q < 0n === d < 0n ? size : -size;
        const product = BigInt.asIntN(2 * width, multiplySigned(width, quotient, divisor).value);
        const result = divideSigned(width, BigInt.asUintN(2 * width, product + rest), divisor);
        expect(result).toEqual({ quotient, remainder: BigInt.asUintN(width, rest) });
      }),
    );
  });

  test("IDIV is DIV of the magnitudes; #DE where no signed quotient is that large", () => {
    fc.assert(
      fc.property(dividend, any, (whole, divisor) => {
        const [n, d] = [BigInt.asIntN(2 * width, whole), BigInt.asIntN(width, divisor)];
        const result = attempt(() => divideSigned(width, whole, divisor));
        const plain = attempt(() => divide(width, magnitude(n), magnitude(d)));
        const most = 2n ** (bits - 1n) - (n < 0n === d < 0n ? 1n : 0n);
        expect(result === undefined).toBe(plain === undefined || plain.quotient > most);
        if (!result || !plain) return;
        expect(magnitude(BigInt.asIntN(width, result.quotient))).toBe(plain.quotient);
        expect(magnitude(BigInt.asIntN(width, result.remainder))).toBe(plain.remainder);
      }),
    );
  });
});

test.each<[Width, Width]>([
  [8, 16],
  [16, 32],
  [32, 64],
])("what %i bits can divide, %i bits divide alike", (half, whole) => {
  const pair = fc.tuple(word(half), word(half)).map(([high, low]) => high * 2n ** BigInt(half) + low);
  fc.assert(
    fc.property(pair, word(half), (dividend, divisor) => {
      const narrow = attempt(() => divide(half, dividend, divisor));
      if (narrow) expect(divide(whole, dividend, divisor)).toEqual(narrow);
      const signed = attempt(() => divideSigned(half, dividend, divisor));
      if (!signed) return;
      const extended = BigInt.asUintN(2 * whole, BigInt.asIntN(2 * half, dividend));
      const { quotient, remainder } = divideSigned(whole, extended, signExtend(half, whole, divisor));
      expect([quotient, remainder]).toEqual([
        signExtend(half, whole, signed.quotient),
        signExtend(half, whole, signed.remainder),
      ]);
    }),
  );
});
