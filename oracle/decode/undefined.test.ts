/** What is no instruction, and what its length means at the limit of 15 bytes and at the end of memory. */
import { expect, test } from "vitest";
import { TABLE } from "../isa/index.ts";
import { type DecodeFailure, decode } from "./decode.ts";
import { buildMaps } from "./lookup.ts";

const maps = buildMaps(TABLE);
const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(" ", ""), "hex"));
const outcome = (code: Uint8Array): DecodeFailure | "instruction" => {
  const decoded = decode(maps, code);
  return typeof decoded === "string" ? decoded : "instruction";
};

/** Encoding, and the bytes that a Sapphire Rapids reads before it raises #UD. */
const UNDEFINED: readonly (readonly [string, number])[] = [
  ["06", 1],
  ["82 C0 00", 3],
  ["D4 0A", 2],
  ["EA 00 00 00 00 00 00", 7],
  ["0F 04", 2],
  ["0F 39 00 C0", 4],
  ["0F 3E 00 C0 00", 5],
  ["0F 7A C0", 3],
  ["0F 38 3F C0", 4],
  ["0F 3A CD C0 00", 5],
  ["F3 0F C4 C0 00", 5],
  ["C5 F8 04", 3],
  ["C5 F8 A4 C0 00", 5],
  ["C5 F8 80 00 00 00 00", 7],
  ["66 C5 F8 58 C1", 5],
  ["66 C4 E3 79 09 C0 00", 7],
  ["66 48 9A 00 00 00 00 00 00", 9],
  ["66 9A 00 00 00 00", 6],
  ["F3 0F 78 C0", 4],
  ["66 F2 0F 78 03", 5],
  ["66 8F 4B 00", 4],
  ["C4 E4", 2],
  ["C4 44 00 00", 4],
  ["C4 94 20 00 00 00 00", 7],
  ["C5 F8 3F", 3],
  ["C5 F8 7A 43 00", 5],
  ["C5 F8 22 03", 4],
  ["66 C4 F8", 3],
  ["C4 E5 78 77", 4],
  ["C4 EB 78 00 C0 00", 6],
  ["C4 FE 78 00 43 00", 6],
];

test.each(UNDEFINED)("%s is undefined, and is read to its end", (text, length) => {
  const code = hex(text);
  expect(outcome(code)).toBe("undefined");
  expect(code).toHaveLength(length);
  expect(outcome(code.subarray(0, length - 1))).toBe("truncated");
});

test.each(UNDEFINED)("%s behind too many prefixes passes the limit first", (text, length) => {
  const padded = (room: number): Uint8Array => Uint8Array.from([...Array<number>(room).fill(0x2e), ...hex(text)]);
  expect(outcome(padded(15 - length))).toBe("undefined");
  expect(outcome(padded(16 - length))).toBe("too-long");
});

test("VEX: vvvv must be 1111 where no operand uses it; REX, LOCK and mandatory prefixes may not stand before it", () => {
  expect(outcome(hex("C5 F8 28 C1"))).toBe("instruction");
  expect(outcome(hex("C5 F0 28 C1"))).toBe("undefined");
  for (const prefix of ["48", "F0", "66", "F2", "F3"]) expect(outcome(hex(`${prefix} C5 F8 28 C1`))).toBe("undefined");
  expect(outcome(hex("48 65 C5 F8 28 C1"))).toBe("instruction");
});

test("8F is POP or XOP, by what follows", () => {
  const name = (text: string): string => {
    const decoded = decode(maps, hex(text));
    return typeof decoded === "string" ? decoded : decoded.row.mnemonic;
  };
  expect(["8F C0", "8F E8 78 C2 C0", "8F E0"].map(name)).toEqual(["POP", "XOP", "undefined"]);
});
