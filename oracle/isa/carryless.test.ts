/** Carry-less products against Intel's examples, GHASH and the laws of a ring. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { carrylessProduct, multiplySelected } from "./carryless.ts";

const word = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n });
const vector = fc.bigInt({ min: 0n, max: (1n << 128n) - 1n });

test("the immediate selects one quadword of each operand", () => {
  const [first, second] = [0x2n | (0x3n << 64n), 0x10n | (0x100n << 64n)];
  const products = [0x00n, 0x01n, 0x10n, 0x11n].map((control) => multiplySelected(first, second, control));
  expect(products).toEqual([0x20n, 0x30n, 0x200n, 0x300n]);
  expect(multiplySelected(first, second, 0xeen)).toBe(products[0]);
  expect(multiplySelected(first, second, 0xffn)).toBe(products[3]);
});

test("products distribute over XOR, commute, and 2^n shifts", () => {
  fc.assert(
    fc.property(word, word, word, (a, b, c) => {
      expect(carrylessProduct(a, b ^ c)).toBe(carrylessProduct(a, b) ^ carrylessProduct(a, c));
      expect(carrylessProduct(a, b)).toBe(carrylessProduct(b, a));
      expect(carrylessProduct(a, 1n << (c & 63n))).toBe(a << (c & 63n));
    }),
  );
});

test("every bit of a product is the parity of the pairs whose places add up to it", () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 127 }), (left, right, place) => {
      let pairs = 0n;
      for (let n = Math.max(0, place - 63); n <= Math.min(place, 63); n++)
        pairs += (left >> BigInt(n)) & (right >> BigInt(place - n)) & 1n;
      expect((carrylessProduct(left, right) >> BigInt(place)) & 1n).toBe(pairs & 1n);
    }),
  );
});

/** GCM's polynomials have their lowest power in the first bit of a block (NIST SP 800-38D, 6.3). */
const reflected = (block: bigint): bigint =>
  BigInt(`0b${[...block.toString(2).padStart(128, "0")].reverse().join("")}`);

/** The product of 128-bit polynomials from four of PCLMULQDQ. */
const wideProduct = (a: bigint, b: bigint): bigint =>
  multiplySelected(a, b, 0n) ^
  ((multiplySelected(a, b, 1n) ^ multiplySelected(a, b, 0x10n)) << 64n) ^
  (multiplySelected(a, b, 0x11n) << 128n);

/** Modulo x^128 + x^7 + x^2 + x + 1. */
function reduced(product: bigint): bigint {
  let rest = product;
  for (let place = 255n; place >= 128n; place--)
    if ((rest >> place) & 1n) rest ^= ((1n << 128n) | 0x87n) << (place - 128n);
  return rest;
}

const ghashProduct = (x: bigint, h: bigint): bigint => reflected(reduced(wideProduct(reflected(x), reflected(h))));

test("GHASH of test case 2 of GCM", () => {
  const h = 0x66e94bd4ef8a2c3b884cfa59ca342b2en;
  const x1 = ghashProduct(0x0388dace60b6a392f328c2b971b2fe78n, h);
  expect(x1).toBe(0x5e2ec746917062882c85b0685353deb7n);
  expect(ghashProduct(x1 ^ 0x80n, h)).toBe(0xf38cbb1ad69223dcc3457ae5b6b0f885n);
});

test("1 is the neutral element of what GHASH multiplies", () => {
  fc.assert(
    fc.property(vector, (x) => ghashProduct(x, 1n << 127n) === x),
    { numRuns: 50 },
  );
});
