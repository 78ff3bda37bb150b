/** How the wide forms contain the narrow ones: halves with carries between them, zero-extended and sign-extended values. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { signExtend, type Width } from "../bits.ts";
import { AF, CF, OF, PF, SF, ZF } from "../flags.ts";
import { word } from "../testing/proof/arbitrary.ts";
import { add, complement, subtract } from "./arithmetic.ts";
import { and, or, xor } from "./logic.ts";
import { multiply, multiplySigned } from "./multiply-divide.ts";
import { shiftArithmeticRight, shiftLeft, shiftRight } from "./shift.ts";

const carry = fc.constantFrom(0n, 1n);
const carryOf = ({ flags }: { flags: number }): bigint => (flags & CF ? 1n : 0n);

describe.each<[Width, Width]>([
  [8, 16],
  [16, 32],
  [32, 64],
])("%i bits inside %i", (half, whole) => {
  const part = word(half);
  const extend = (value: bigint): bigint => signExtend(half, whole, value);
  const low = (value: bigint): bigint => BigInt.asUintN(half, value);
  const high = (value: bigint): bigint => value >> BigInt(half);

  test("ADD and ADC of the halves are ADD of the whole, flags but ZF, AF and PF included; so are SUB and SBB", () => {
    fc.assert(
      fc.property(word(whole), word(whole), carry, (a, b, c) => {
        for (const operation of [add, subtract]) {
          const lower = operation(half, low(a), low(b), c);
          const upper = operation(half, high(a), high(b), carryOf(lower));
          const wide = operation(whole, a, b, c);
          expect((upper.value << BigInt(half)) | lower.value).toBe(wide.value);
          expect(upper.flags & (CF | OF | SF)).toBe(wide.flags & (CF | OF | SF));
          expect(lower.flags & (AF | PF)).toBe(wide.flags & (AF | PF));
          expect(upper.flags & lower.flags & ZF).toBe(wide.flags & ZF);
        }
      }),
    );
  });

  test("on zero-extended values the carry is the next bit", () => {
    fc.assert(
      fc.property(part, part, carry, (a, b, c) => {
        const narrow = add(half, a, b, c);
        expect(add(whole, a, b, c).value).toBe((carryOf(narrow) << BigInt(half)) | narrow.value);
      }),
    );
  });

  test("on sign-extended values OF tells that the narrow result is another number", () => {
    fc.assert(
      fc.property(part, part, carry, (a, b, c) => {
        for (const operation of [add, subtract]) {
          const [narrow, wide] = [operation(half, a, b, c), operation(whole, extend(a), extend(b), c)];
          expect((narrow.flags & OF) !== 0).toBe(wide.value !== extend(narrow.value));
          expect(narrow.flags & (AF | PF)).toBe(wide.flags & (AF | PF));
          expect(wide.flags & OF).toBe(0);
        }
      }),
    );
  });

  test("on sign-extended values logic, NOT and their flags are the same", () => {
    fc.assert(
      fc.property(part, part, (a, b) => {
        for (const operation of [and, or, xor]) {
          const [narrow, wide] = [operation(half, a, b), operation(whole, extend(a), extend(b))];
          expect([wide.value, wide.flags]).toEqual([extend(narrow.value), narrow.flags]);
        }
        expect(complement(whole, extend(a)).value).toBe(extend(complement(half, a).value));
      }),
    );
  });

  test("the narrow product is the wide one of extended values; CF = OF tell whether it fits", () => {
    fc.assert(
      fc.property(part, part, (a, b) => {
        const [unsigned, signed] = [multiply(half, a, b), multiplySigned(half, a, b)];
        expect(unsigned.value).toBe(BigInt.asUintN(whole, multiply(whole, a, b).value));
        const wide = multiplySigned(whole, signExtend(half, whole, a), signExtend(half, whole, b));
        expect([signed.value, wide.flags & (CF | OF)]).toEqual([BigInt.asUintN(whole, wide.value), 0]);
        expect((unsigned.flags & CF) !== 0).toBe(high(unsigned.value) !== 0n);
        expect((signed.flags & OF) !== 0).toBe(signed.value !== signExtend(half, whole, low(signed.value)));
      }),
    );
  });

  const inside = fc.bigInt({ min: 1n, max: BigInt(half) - 1n });

  test("SHR of a zero-extended and SAR of a sign-extended value are the narrow ones, carries included", () => {
    fc.assert(
      fc.property(word(half), inside, (a, n) => {
        const [narrow, wide] = [shiftRight(half, a, n), shiftRight(whole, a, n)];
        expect([wide.value, wide.flags & CF]).toEqual([narrow.value, narrow.flags & CF]);
        const [signed, extended] = [shiftArithmeticRight(half, a, n), shiftArithmeticRight(whole, extend(a), n)];
        expect([extended.value, extended.flags & CF]).toEqual([extend(signed.value), signed.flags & CF]);
      }),
    );
  });

  test("SHL keeps its carry in the next bit", () => {
    fc.assert(
      fc.property(word(half), inside, (a, n) => {
        const [narrow, wide] = [shiftLeft(half, a, n), shiftLeft(whole, a, n)];
        expect(wide.value % 2n ** BigInt(half + 1)).toBe(carryOf(narrow) * 2n ** BigInt(half) + narrow.value);
      }),
    );
  });
});

test("parity looks at the low byte at every width", () => {
  fc.assert(
    fc.property(word(64), (value) => {
      const of = (width: Width): number =>
        and(width, BigInt.asUintN(width, value), BigInt.asUintN(width, value)).flags & PF;
      expect([of(16), of(32), of(64)]).toEqual([of(8), of(8), of(8)]);
    }),
  );
});
