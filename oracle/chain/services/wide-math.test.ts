import fc from "fast-check";
import { expect, test } from "vitest";
import { DATA } from "../testing/guest-program.ts";
import { script } from "../testing/script.ts";
import { littleEndian } from "../value-type.ts";

const TOP = 1n << 256n;
const fromBytes = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).reverse().toString("hex")}`);

function math(vector: number, ...operands: readonly bigint[]): bigint | string {
  const result = script()
    .service(vector, DATA, ...operands.map((value) => littleEndian(value, 256)))
    .returnBytes(32)
    .run();
  return result.error === "none" ? fromBytes(result.values[0]!.value as Uint8Array) : result.error;
}

const wide = fc.oneof(fc.bigInt(0n, TOP - 1n), fc.bigInt(0n, 3n), fc.bigInt(TOP - 3n, TOP - 1n));
const positive = wide.filter((value) => value > 0n);

test("sums, differences and products are modulo 2^256, with the laws of a ring", () => {
  fc.assert(
    fc.property(wide, wide, wide, (a, b, c) => {
      const [sum, product] = [math(0x90, a, b) as bigint, math(0x92, a, b) as bigint];
      expect(math(0x91, sum, b)).toBe(a);
      expect(math(0x90, sum, c)).toBe(math(0x90, a, math(0x90, b, c) as bigint));
      expect(math(0x92, c, sum)).toBe(math(0x90, math(0x92, c, a) as bigint, math(0x92, c, b) as bigint));
      expect(product).toBe(math(0x92, b, a));
    }),
    { numRuns: 20 },
  );
  expect([math(0x90, TOP - 1n, 1n), math(0x91, 0n, 1n), math(0x92, TOP - 1n, TOP - 1n)]).toEqual([0n, TOP - 1n, 1n]);
});

test("quotient and remainder give the dividend back", () => {
  fc.assert(
    fc.property(wide, positive, (a, b) => {
      const [quotient, remainder] = [math(0x93, a, b) as bigint, math(0x94, a, b) as bigint];
      expect(remainder < b).toBe(true);
      expect(quotient * b + remainder).toBe(a);
    }),
    { numRuns: 20 },
  );
});

test("sums and products under a modulus are not cut off before", () => {
  expect(math(0x95, TOP - 1n, TOP - 1n, 10n)).toBe((2n * (TOP - 1n)) % 10n);
  expect(math(0x96, TOP - 1n, TOP - 1n, TOP - 2n)).toBe(1n);
});

test("powers: by Fermat's theorem, and at the edges", () => {
  const prime = 2n ** 255n - 19n;
  fc.assert(
    fc.property(positive, (base) => {
      expect(math(0x97, base, prime - 1n, prime)).toBe(base % prime === 0n ? 0n : 1n);
    }),
    { numRuns: 10 },
  );
  expect([math(0x97, 0n, 0n, 5n), math(0x97, 7n, 0n, 1n), math(0x97, 3n, 4n, 1000n)]).toEqual([1n, 0n, 81n]);
});

test("the square root is the largest whose square is not above", () => {
  fc.assert(
    fc.property(wide, (a) => {
      const root = math(0x98, a) as bigint;
      expect(root * root <= a && (root + 1n) ** 2n > a).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test.each([
  [0x93, [1n, 0n]],
  [0x94, [1n, 0n]],
  [0x95, [1n, 1n, 0n]],
  [0x96, [1n, 1n, 0n]],
  [0x97, [1n, 1n, 0n]],
])("int 0x%x by 0 is division_by_zero", (vector, operands) => {
  expect(math(vector, ...operands)).toBe("division_by_zero");
});

test("operands and result may be the same place", () => {
  const result = script()
    .service(0x14, DATA, littleEndian(5n, 256), 32n)
    .service(0x92, DATA, DATA, DATA)
    .returnBytes(32)
    .run();
  expect(fromBytes(result.values[0]!.value as Uint8Array)).toBe(25n);
});
