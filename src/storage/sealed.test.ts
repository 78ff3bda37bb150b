import fc from "fast-check";
import { expect, test } from "vitest";
import { seal, unseal } from "./sealed.ts";

test("what was sealed is unsealed, by its own key only", () => {
  fc.assert(
    fc.property(fc.string(), fc.uint8Array(), fc.string({ minLength: 1 }), (key, value, more) => {
      const sealed = seal(key, value);
      expect([...unseal(key, sealed)!]).toEqual([...value]);
      // a key that ends differently has another checksum for certain up to four bytes; longer ones for all that is drawn here
      expect(unseal(key + more, sealed)).toBeUndefined();
    }),
    { seed: 1 },
  );
});

test("a changed bit is noticed", () => {
  fc.assert(
    fc.property(fc.string(), fc.uint8Array(), fc.nat(), fc.integer({ min: 0, max: 7 }), (key, value, at, bit) => {
      const sealed = seal(key, value);
      sealed[at % sealed.length]! ^= 1 << bit;
      expect(unseal(key, sealed)).toBeUndefined();
    }),
  );
});

test("fewer bytes than a checksum has are refused", () => {
  expect(unseal("key", Uint8Array.of(1, 2, 3))).toBeUndefined();
});
