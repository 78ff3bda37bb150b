import { expect, test } from "vitest";
import { TABLE } from "../../oracle/index.ts";
import { encodingsOf, joined } from "./encodings.ts";
import { hex } from "./faults.ts";
import { ALL_PREFIX_SETS, PROBED_PREFIX_SETS } from "./prefix-sets.ts";

const texts = (sets: readonly (readonly number[])[]): Set<string> => new Set(sets.map(String));

test("every set of prefixes is there once", () => {
  expect([ALL_PREFIX_SETS.length, texts(ALL_PREFIX_SETS).size]).toEqual([512, 512]);
  expect([PROBED_PREFIX_SETS.length, texts(PROBED_PREFIX_SETS).size]).toEqual([128, 128]);
  expect([...texts(PROBED_PREFIX_SETS)].filter((set) => !texts(ALL_PREFIX_SETS).has(set))).toEqual([]);
});

test.each([0, 1] as const)(
  "every opcode of map %i that a row has is there, with every reg field and both forms",
  (map) => {
    const opcodes = map === 0 ? 0 : 1;
    const all = encodingsOf(map);
    const there = new Set(all.map((bytes) => bytes[opcodes]));
    for (const row of TABLE.filter((one) => one.map === map))
      expect([row.encoding, there.has(row.opcode)]).toEqual([row.encoding, true]);
    const add = all.filter((bytes) => bytes[opcodes] === (map === 0 ? 0x01 : 0xaf)).map((bytes) => bytes[opcodes + 1]!);
    expect(new Set(add.map((modrm) => (modrm >> 3) & 31)).size).toBe(32);
  },
);

test("what is joined is filled up with zeros, and cut where it is too long", () => {
  expect(hex(joined([0x66, 0x48], Uint8Array.of(0x01, 0xc0), 6))).toBe("664801c00000");
  expect(hex(joined([0x66, 0x48], Uint8Array.of(0x01, 0xc0), 3))).toBe("664801");
});
