import { expect, test } from "vitest";
import { buildMaps, type Decoded, decode, TABLE } from "../../oracle/index.ts";
import { readAll } from "../assemble/iced.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { decoderPart, differenceOf } from "./decoder.ts";
import type { Setting } from "./part.ts";

const maps = buildMaps(TABLE);
const settingOf = (cases: number, isStopped = (): boolean => false): Setting => ({
  seed: 3,
  cases,
  stride: 1,
  oracle: new OracleRunner(),
  draw: () => [],
  open: () => Promise.reject(new Error("no engine is needed")),
  isStopped,
  tick: async () => {},
});

/** Differences between iced's reading of the bytes and ours, which `spoil` has made wrong. */
function spoiled(text: string, spoil: (decoded: Decoded) => Decoded): string | undefined {
  const bytes = Uint8Array.from(Buffer.from(text, "hex"));
  const ours = decode(maps, bytes) as Decoded;
  const [theirs] = readAll([bytes]);
  expect(differenceOf(ours, theirs!)).toBeUndefined();
  return differenceOf(spoil(ours), theirs!);
}

test("twelve thousand strings are read as iced reads them, but for what has a name", async () => {
  const { counts, faults } = await decoderPart.run(settingOf(6_000));
  expect(faults.filter(({ status }) => status !== "known")).toEqual([]);
  expect(counts.strings).toBeGreaterThanOrEqual(12_000);
  expect(counts["instructions to both"]).toBeGreaterThan(2_000);
});

test("a wrong length, name, LOCK or operand is seen", () => {
  expect(spoiled("4801d8", (ours) => ({ ...ours, length: 2 }))).toContain("length 2");
  expect(spoiled("4801d8", (ours) => ({ ...ours, operands: [...ours.operands].reverse() }))).toContain("operand 1");
  expect(spoiled("f00fb103", (ours) => ({ ...ours, prefixes: { ...ours.prefixes, lock: false } }))).toContain("lock");
  const other = TABLE.find(({ mnemonic }) => mnemonic === "SUB")!;
  expect(spoiled("4801d8", (ours) => ({ ...ours, row: other }))).toContain("iced ADD");
});

test("an instruction that only one of the two has is seen", () => {
  const [add, none] = readAll([Uint8Array.of(0x01, 0xd8), Uint8Array.of(0x06)]);
  expect(differenceOf("undefined", add!)).toBe("undefined, iced ADD");
  expect(differenceOf(decode(maps, Uint8Array.of(0x01, 0xd8)), none!)).toBe("iced has no instruction");
  expect(differenceOf("undefined", none!)).toBeUndefined();
});

test("it ends when it is stopped", async () => {
  const { counts } = await decoderPart.run(settingOf(1_000_000, () => true));
  expect(counts.strings).toBe(0);
});
