/** How far apart two approximations may be. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { agreesApproximately } from "./approximation.ts";

const ONE = 0x3f80_0000n;
const ALL = 0xf;

const vector = (...lanes: bigint[]): bigint => lanes.reduceRight((sum, lane) => (sum << 32n) | lane, 0n);

/** The bits of the nearest number of single precision. */
function bitsOf(value: number): bigint {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value);
  return BigInt(view.getUint32(0));
}

test.each([
  [ONE, ONE + 0x17ffn, true],
  [ONE, ONE + 0x1804n, false],
  [ONE | (1n << 31n), ONE, false],
  [0n, 1n << 31n, false],
  [0x7f80_0000n, 0x7f7f_ffffn, false],
  [0x7fc0_0000n, 0x7fc0_0001n, false],
  [0n, 0x0080_0000n, false],
])("%s and %s: %s", (one, other, expected) => {
  expect(agreesApproximately(one, other, ALL)).toBe(expected);
  expect(agreesApproximately(one, other, 0)).toBe(false);
});

test("only lanes that are marked may differ", () => {
  const [expected, actual] = [vector(ONE, ONE, ONE, ONE), vector(ONE, ONE, ONE + 1n, ONE)];
  expect(agreesApproximately(expected, actual, 0b0100)).toBe(true);
  expect(agreesApproximately(expected, actual, 0b1011)).toBe(false);
});

test("whatever both are within the manual's bound of is accepted from either", () => {
  const relative = fc.double({ min: -1.499 / 4096, max: 1.499 / 4096, noNaN: true });
  const exact = fc.double({ min: 2 ** -120, max: 2 ** 120, noNaN: true });
  fc.assert(
    fc.property(exact, relative, relative, (value, one, other) => {
      const [left, right] = [bitsOf(value * (1 + one)), bitsOf(value * (1 + other))];
      expect(agreesApproximately(left, right, ALL)).toBe(true);
    }),
  );
});
