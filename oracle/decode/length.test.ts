/**
 * Lengths of the whole table, implemented, planned and refused: cut anywhere an instruction is truncated, bytes behind it do not matter,
 * fifteen bytes with redundant prefixes are the same instruction, and the sixteenth is too many.
 */
import { describe, expect, test } from "vitest";
import { TABLE } from "../isa/index.ts";
import { type Encoding, encodingsOf, hexOf, maps } from "../testing/encodings.ts";
import { LONGEST_INSTRUCTION } from "./bytes.ts";
import { type Decoded, decode } from "./decode.ts";

/** ES, CS, SS, DS: without effect on anything. */
const REDUNDANT = [0x26, 0x2e, 0x36, 0x3e] as const;

const encodings: readonly Encoding[] = TABLE.flatMap((row) =>
  (["register", "memory", "frame", "stack"] as const).flatMap((form) => encodingsOf(row, form)),
);

const padded = (bytes: Uint8Array, length: number): Uint8Array =>
  Uint8Array.from([...Array.from({ length: length - bytes.length }, (_, n) => REDUNDANT[n % 4]!), ...bytes]);

/** All that execution sees of an instruction but its length. */
const meaning = ({ length: _, ...rest }: Decoded): unknown => rest;

const decodedOf = (bytes: Uint8Array): Decoded => {
  const decoded = decode(maps, bytes);
  if (typeof decoded === "string") throw new Error(`${hexOf(bytes)} is ${decoded}`);
  return decoded;
};

const wholeText = (values: unknown): string =>
  JSON.stringify(values, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));

describe("every encoding of the table", () => {
  test("is truncated at each of its bytes", () => {
    const wrong = encodings.flatMap(({ bytes }) =>
      Array.from(bytes, (_, length) => bytes.subarray(0, length))
        .filter((cut) => decode(maps, cut) !== "truncated")
        .map(hexOf),
    );
    expect(wrong).toEqual([]);
    expect(encodings.length).toBeGreaterThan(3_000);
  });

  test("does not look behind its end", () => {
    for (const { bytes, decoded } of encodings)
      for (const tail of [0x00, 0xff])
        expect(decodedOf(Uint8Array.of(...bytes, tail, tail)).length).toBe(decoded.length);
  });

  test("has one meaning with as many redundant prefixes as fit", () => {
    for (const { bytes, decoded } of encodings) {
      const longest = decodedOf(padded(bytes, LONGEST_INSTRUCTION));
      expect(longest.length).toBe(LONGEST_INSTRUCTION);
      expect(wholeText(meaning(longest))).toBe(wholeText(meaning(decoded)));
    }
  });

  test("is too long with one more, whether or not its last byte is there", () => {
    const outcomes = encodings.flatMap(({ bytes }) => {
      const long = padded(bytes, LONGEST_INSTRUCTION + 1);
      return [decode(maps, long), decode(maps, long.subarray(0, -1))];
    });
    expect(new Set(outcomes)).toEqual(new Set(["too-long"]));
  });
});

test("looking ahead at EVEX, MVEX and XOP ends where the bytes do, before the limit", () => {
  const prefixes = new Array<number>(13).fill(0x2e);
  expect(decode(maps, Uint8Array.of(...prefixes, 0x62))).toBe("truncated");
  expect(decode(maps, Uint8Array.of(...prefixes, 0x62, 0))).toBe("too-long");
  expect(decode(maps, Uint8Array.of(...prefixes, 0x8f))).toBe("truncated");
  expect(decode(maps, Uint8Array.of(...prefixes, 0x2e, 0x8f))).toBe("too-long");
});
