/** String comparison against the manual's tables, for every control byte. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CF, OF, SF, ZF } from "../flags.ts";
import { byTheTables } from "../testing/string-compare.ts";
import { fromLanes } from "../vector.ts";
import { when } from "./result.ts";
import { compareStrings, elementsOf, endingAtZero, maskOf, ofLength, positionOf } from "./sse-string-compare.ts";

const CONTROLS = Array.from({ length: 256 }, (_, control) => control);

/** Few different characters, so that strings meet; those at the edges of signed and unsigned formats among them. */
const character = fc.constantFrom(0n, 1n, 0x41n, 0x42n, 0x7fn, 0x80n, 0xffn);
const text = fc.array(character, { minLength: 16, maxLength: 16 }).map((bytes) => fromLanes(8, bytes));
const length = fc.oneof(
  fc.bigInt({ min: -18n, max: 18n }),
  fc.constantFrom(-(1n << 63n), (1n << 63n) - 1n, -(1n << 31n)),
);

test("lengths in registers: every control byte as the manual's tables have it", () => {
  const agrees = (first: bigint, second: bigint, one: bigint, two: bigint): void => {
    for (const control of CONTROLS) {
      const most = control & 1 ? 8 : 16;
      const [validFirst, validSecond] = [one, two].map((n) => Math.min(most, Math.abs(Number(n)))) as [number, number];
      const expected = byTheTables(control, first, second, validFirst, validSecond);
      const { found, flags } = compareStrings(
        control,
        ofLength(elementsOf(control, first), one),
        ofLength(elementsOf(control, second), two),
      );
      expect(
        { index: Number(positionOf(control, found)), mask: maskOf(control, found), flags },
        `control ${control}`,
      ).toEqual({
        index: expected.index,
        mask: expected.mask,
        flags:
          when(expected.carry, CF) |
          when(expected.overflow, OF) |
          when(validSecond < most, ZF) |
          when(validFirst < most, SF),
      });
    }
  };
  fc.assert(fc.property(text, text, length, length, agrees), { numRuns: 40 });
});

test("a 0 ends a string, and none leaves it whole", () => {
  expect(endingAtZero([5n, 6n, 0n, 7n, 0n, 0n, 0n, 0n]).length).toBe(2);
  expect(endingAtZero([1n, 1n, 1n, 1n, 1n, 1n, 1n, 1n]).length).toBe(8);
});

describe("what the comparisons are for", () => {
  const bytes = (string: string): bigint =>
    fromLanes(
      8,
      [...string].map((char) => BigInt(char.charCodeAt(0))),
    );
  const found = (control: number, first: string, second: string): bigint => {
    const [one, two] = [first, second].map((string) => endingAtZero(elementsOf(control, bytes(string))));
    return positionOf(control, compareStrings(control, one!, two!).found);
  };

  test("strcspn: the first character of a set", () => expect(found(0x00, "xyz", "abcyx")).toBe(3n));
  test("isalnum: the first character that is in none of the ranges", () =>
    expect(found(0x14, "azAZ09", "abC7-x")).toBe(4n));
  test("strcmp: the first position that differs", () => expect(found(0x18, "abcde", "abXde")).toBe(2n));
  test("strstr: where a string begins in another, a part at the end included", () => {
    expect(found(0x0c, "We", "WhenWeWillBeWed!")).toBe(4n);
    expect(found(0x4c, "We", "WhenWeWillBeWed!")).toBe(12n);
    expect(found(0x0c, "end", "this is at the e")).toBe(15n);
  });
});
