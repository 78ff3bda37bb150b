import { expect, test } from "vitest";
import { buildMaps, decode, TABLE } from "../../oracle/index.ts";
import { countOf, Faults, hex, nameOf, opcodeOf } from "./faults.ts";

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "hex"));
const maps = buildMaps(TABLE);

test("faults of one kind are one, counted by row, with the bytes of the first", () => {
  const faults = new Faults();
  const found = { witness: "unicorn", status: "known", what: "unicorn-lock-neg" } as const;
  faults.add(found, "F7 /3 NEG Ev", "f0f718");
  faults.add(found, "F7 /3 NEG Ev", "f0f719");
  faults.add(found, "F6 /3 NEG Eb", "f0f618");
  const [fault] = faults.sorted;
  expect(countOf(fault!)).toBe(3);
  expect([...fault!.rows]).toEqual([
    ["F7 /3 NEG Ev", { count: 2, example: "f0f718" }],
    ["F6 /3 NEG Eb", { count: 1, example: "f0f618" }],
  ]);
});

test("contradictions come before candidates, those before what is known; the frequent before the seldom", () => {
  const faults = new Faults();
  for (const [status, what, times] of [
    ["known", "b", 9],
    ["candidate", "c", 1],
    ["known", "a", 10],
    ["contradiction", "d", 1],
  ] as const)
    for (let n = 0; n < times; n++) faults.add({ witness: "iced", status, what }, "row", "90");
  expect(faults.sorted.map(({ what }) => what)).toEqual(["d", "c", "a", "b"]);
});

test("bytes without a row are named by what stands behind their prefixes", () => {
  expect(hex(opcodeOf(bytes("66f3480f3af0c0")))).toBe("0f3a");
  expect(hex(opcodeOf(bytes("f0d4")))).toBe("d4");
  expect(opcodeOf(bytes("6666"))).toHaveLength(0);
  expect(nameOf(bytes("660f04"), decode(maps, bytes("660f04")))).toBe("(0F04)");
  expect(nameOf(bytes("f00fb103"), decode(maps, bytes("f00fb103")))).toBe("0F B1 /r CMPXCHG Ev, Gv");
});
