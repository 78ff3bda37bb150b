/** Laws of shifts and rotates at every width: inverse pairs, counts that add up, and how they are arithmetic. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Width } from "../bits.ts";
import { CF, OF } from "../flags.ts";
import { word } from "../testing/proof/arbitrary.ts";
import { add } from "./arithmetic.ts";
import { or } from "./logic.ts";
import { divide, multiply } from "./multiply-divide.ts";
import type { Result } from "./result.ts";
import {
  rotateCarryLeft,
  rotateCarryRight,
  rotateLeft,
  rotateRight,
  shiftArithmeticRight,
  shiftLeft,
  shiftLeftDouble,
  shiftRight,
  shiftRightDouble,
} from "./shift.ts";

type Shift = (width: Width, value: bigint, count: bigint) => Result;
const SHIFTS: readonly Shift[] = [shiftLeft, shiftRight, shiftArithmeticRight, rotateLeft, rotateRight];

const rawCount = fc.bigInt({ min: 0n, max: 255n });
const carry = fc.constantFrom(0n, 1n);
const carryOf = ({ flags }: Result): bigint => (flags & CF ? 1n : 0n);

describe.each<Width>([8, 16, 32, 64])("at %i bits", (width) => {
  const any = word(width);
  const bits = BigInt(width);
  const mod = (value: bigint): bigint => BigInt.asUintN(width, value);
  /** Counts below the width, which are below every mask. */
  const inside = fc.bigInt({ min: 0n, max: bits - 1n });
  const period = width === 64 ? 64n : 32n;

  test("only the count modulo 32 matters, 64 for 64-bit operands", () => {
    fc.assert(
      fc.property(any, any, rawCount, carry, (a, b, n, c) => {
        for (const shift of SHIFTS) expect(shift(width, a, n)).toEqual(shift(width, a, n % period));
        for (const rotate of [rotateCarryLeft, rotateCarryRight])
          expect(rotate(width, a, n, c)).toEqual(rotate(width, a, n % period, c));
        for (const double of [shiftLeftDouble, shiftRightDouble])
          expect(double(width, a, b, n)).toEqual(double(width, a, b, n % period));
      }),
    );
  });

  test("ROR undoes ROL, RCR undoes RCL", () => {
    fc.assert(
      fc.property(any, inside, carry, (a, n, c) => {
        expect(rotateRight(width, rotateLeft(width, a, n).value, n).value).toBe(a);
        const turned = rotateCarryLeft(width, a, n, c);
        const carried = n === 0n ? c : carryOf(turned);
        const back = rotateCarryRight(width, turned.value, n, carried);
        expect([back.value, n === 0n ? c : carryOf(back)]).toEqual([a, c]);
      }),
    );
  });

  test("ROL by n is ROR by the rest of the width; RCL by n is RCR by the rest of the width + 1", () => {
    fc.assert(
      fc.property(any, inside, carry, (a, n, c) => {
        fc.pre(n > 0n && bits + 1n - n < period);
        expect(rotateLeft(width, a, n).value).toBe(rotateRight(width, a, bits - n).value);
        const [left, right] = [rotateCarryLeft(width, a, n, c), rotateCarryRight(width, a, bits + 1n - n, c)];
        expect([left.value, carryOf(left)]).toEqual([right.value, carryOf(right)]);
      }),
    );
  });

  test("RCL rotates the number CF:value of one bit more", () => {
    fc.assert(
      fc.property(any, inside, carry, (a, n, c) => {
        fc.pre(n > 0n);
        const turned = rotateCarryLeft(width, a, n, c);
        // modulo 2^(w+1) - 1, doubling is rotation
        const ring = 2n ** (bits + 1n) - 1n;
        const [before, after] = [c * 2n ** bits + a, carryOf(turned) * 2n ** bits + turned.value];
        expect(after % ring).toBe((before * 2n ** n) % ring);
        expect(after === ring).toBe(before === ring);
      }),
    );
  });

  test("ROL doubles modulo 2^w - 1", () => {
    fc.assert(
      fc.property(any, inside, (a, n) => {
        const ring = 2n ** bits - 1n;
        const turned = rotateLeft(width, a, n).value;
        expect(turned % ring).toBe((a * 2n ** n) % ring);
        expect(turned === ring).toBe(a === ring);
      }),
    );
  });

  test("counts add up", () => {
    fc.assert(
      fc.property(any, inside, inside, (a, m, n) => {
        fc.pre(m + n < bits);
        for (const shift of SHIFTS)
          expect(shift(width, shift(width, a, m).value, n).value).toBe(shift(width, a, m + n).value);
      }),
    );
  });

  test("SHL multiplies, SHR divides, SAR divides towards minus infinity", () => {
    fc.assert(
      fc.property(any, inside, (a, n) => {
        const power = 2n ** n;
        expect(shiftLeft(width, a, n).value).toBe(mod(multiply(width, a, power).value));
        expect(shiftRight(width, a, n).value).toBe(divide(width, a, power).quotient);
        const signed = BigInt.asIntN(width, a);
        const floor = (signed - (((signed % power) + power) % power)) / power;
        expect(shiftArithmeticRight(width, a, n).value).toBe(mod(floor));
      }),
    );
  });

  test("SHL by 1 is ADD to itself, CF and OF included; RCL by 1 is ADC to itself", () => {
    fc.assert(
      fc.property(any, carry, (a, c) => {
        const [shifted, doubled] = [shiftLeft(width, a, 1n), add(width, a, a)];
        expect([shifted.value, shifted.flags & (CF | OF)]).toEqual([doubled.value, doubled.flags & (CF | OF)]);
        const [turned, carried] = [rotateCarryLeft(width, a, 1n, c), add(width, a, a, c)];
        expect([turned.value, turned.flags]).toEqual([carried.value, carried.flags & (CF | OF)]);
      }),
    );
  });

  test("a rotate is two shifts", () => {
    fc.assert(
      fc.property(any, inside, (a, n) => {
        fc.pre(n > 0n);
        const [left, right] = [shiftLeft(width, a, n).value, shiftRight(width, a, bits - n).value];
        expect(rotateLeft(width, a, n).value).toBe(or(width, left, right).value);
      }),
    );
  });

  test("SHLD and SHRD see the two words as one, and fed with the target itself they rotate", () => {
    fc.assert(
      fc.property(any, any, inside, (a, b, n) => {
        expect(shiftLeftDouble(width, a, b, n).value).toBe(mod(((a * 2n ** bits + b) * 2n ** n) / 2n ** bits));
        expect(shiftRightDouble(width, a, b, n).value).toBe(mod((b * 2n ** bits + a) / 2n ** n));
        expect(shiftLeftDouble(width, a, a, n).value).toBe(rotateLeft(width, a, n).value);
        expect(shiftRightDouble(width, a, a, n).value).toBe(rotateRight(width, a, n).value);
      }),
    );
  });

  test("SHRD gives back what SHLD pushed out", () => {
    fc.assert(
      fc.property(any, any, inside, (a, b, n) => {
        fc.pre(n > 0n);
        const lost = shiftRight(width, a, bits - n).value;
        const moved = shiftLeftDouble(width, a, b, n).value;
        expect(shiftRightDouble(width, moved, lost, n).value).toBe(a);
        expect(carryOf(shiftLeftDouble(width, a, b, n))).toBe(lost % 2n);
      }),
    );
  });
});
