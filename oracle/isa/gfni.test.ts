/** GFNI against what it is for: the S-box of AES in one instruction, bit reversal, and the field's laws. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { fromLanes } from "../vector.ts";
import { bytesOf, substitute, vectorOf } from "./aes-rounds.ts";
import { multiplyBytes, transformBytes, transformInverses } from "./gfni.ts";

const vector = fc.bigInt({ min: 0n, max: (1n << 128n) - 1n });
const both = (quadword: bigint): bigint => fromLanes(64, [quadword, quadword]);

const IDENTITY = both(0x0102040810204080n);
const REVERSAL = both(0x8040201008040201n);
const ONES = fromLanes(8, new Array(16).fill(1n));

test("the affine map of AES's S-box, of the inverses", () => {
  const matrix = both(0xf1e3c78f1f3e7cf8n);
  fc.assert(
    fc.property(vector, (bytes) => {
      expect(transformInverses(bytes, matrix, 0x63n)).toBe(vectorOf(substitute(bytesOf(bytes))));
    }),
  );
});

test("the unit matrix changes nothing, its mirror image reverses bits, and the constant is added", () => {
  fc.assert(
    fc.property(vector, (bytes) => {
      expect(transformBytes(bytes, IDENTITY, 0n)).toBe(bytes);
      expect(transformBytes(bytes, IDENTITY, 0xffn)).toBe(bytes ^ ((1n << 128n) - 1n));
      const reversed = bytesOf(bytes).map((byte) =>
        Number.parseInt(byte.toString(2).padStart(8, "0").split("").reverse().join(""), 2),
      );
      expect(transformBytes(bytes, REVERSAL, 0n)).toBe(vectorOf(reversed));
    }),
  );
});

test("each quadword has its own matrix", () => {
  const bytes = fromLanes(64, [0x01n, 0x01n]);
  expect(transformBytes(bytes, fromLanes(64, [0x0102040810204080n, 0x8040201008040201n]), 0n)).toBe(
    fromLanes(64, [0x01n, 0x80n]),
  );
});

test("a byte times its inverse is 1, and times 1 itself", () => {
  fc.assert(
    fc.property(vector, (bytes) => {
      const product = bytesOf(multiplyBytes(bytes, transformInverses(bytes, IDENTITY, 0n)));
      expect(product).toEqual(bytesOf(bytes).map((byte) => (byte === 0 ? 0 : 1)));
      expect(multiplyBytes(bytes, ONES)).toBe(bytes);
    }),
  );
});
