import { beforeAll, expect, test } from "vitest";
import { confirm } from "../assemble/verify.ts";
import { UsageError } from "../engines/engine.ts";
import { buildPool, type Pool, rowsWithoutInstruction } from "./pool.ts";

let pool: Pool;
beforeAll(async () => {
  pool = await buildPool({ seed: 1 });
});

const hex = ({ instructions }: Pool): string[] => instructions.map(({ bytes }) => Buffer.from(bytes).toString("hex"));

test("every implemented row has an instruction in the pool", () => {
  expect(rowsWithoutInstruction(pool).map(({ encoding, mnemonic }) => `${encoding} ${mnemonic}`)).toEqual([]);
  expect(pool.instructions.length).toBeGreaterThan(10_000);
});

test("both decoders read every instruction alike, and its text is no other's", () => {
  const verdicts = confirm(pool.instructions.map(({ bytes }) => bytes));
  const wrong = verdicts.flatMap((verdict, n) =>
    verdict.ok ? [] : [`${pool.instructions[n]!.text}: ${verdict.reason}`],
  );
  expect(wrong).toEqual([]);
  expect(new Set(hex(pool)).size).toBe(pool.instructions.length);
});

test("operands of every kind are there", () => {
  const memories = pool.instructions.flatMap((one) => one.memories);
  const has = (wanted: (memory: (typeof memories)[number]) => boolean): boolean => memories.some(wanted);
  expect(has(({ base }) => base === 16)).toBe(true);
  expect(has(({ base, index }) => base === -1 && index === -1)).toBe(true);
  expect(has(({ base, index }) => base === -1 && index >= 0)).toBe(true);
  expect(has(({ segment, base }) => segment === "fs" && base >= 0)).toBe(true);
  expect(has(({ segment }) => segment === "gs")).toBe(true);
  expect(has(({ addressWidth }) => addressWidth === 32)).toBe(true);
  const texts = pool.instructions.map(({ text }) => text);
  for (const wanted of [/\bah\b/, /\bspl\b/, /\br8b\b/, /^lock /, /^repne scas/, /^movabs al, byte ptr/, /^jecxz/]) {
    expect(
      texts.some((text) => wanted.test(text)),
      String(wanted),
    ).toBe(true);
  }
});

test("what Keystone changes or refuses is counted and still tested in our own encoding", () => {
  expect(pool.setAside.get("UD0: Invalid mnemonic (KS_ERR_ASM_MNEMONICFAIL)")).toBeGreaterThan(0);
  expect([...pool.setAside.keys()].some((reason) => reason.endsWith("changed by the assembler: operands"))).toBe(true);
  expect([...pool.setAside.keys()].filter((reason) => /died|hung|decoders disagree/.test(reason))).toEqual([]);
});

test("the same seed gives the same pool, another seed another one", async () => {
  const only = ["add", "SHL", "movs"];
  const [first, second, other] = await Promise.all([1, 1, 2].map((seed) => buildPool({ seed, only })));
  expect(hex(first!)).toEqual(hex(second!));
  expect(hex(first!)).not.toEqual(hex(other!));
  expect(new Set(first!.instructions.map(({ row }) => row.mnemonic))).toEqual(new Set(["ADD", "SHL", "MOVS"]));
});

test("an unknown mnemonic is an error of use that names close ones", async () => {
  await expect(buildPool({ seed: 1, only: ["add", "shll"] })).rejects.toThrow(UsageError);
  await expect(buildPool({ seed: 1, only: ["shll"] })).rejects.toThrow(/unknown mnemonic SHLL; did you mean SHL/);
  await expect(buildPool({ seed: 1, only: [" "] })).rejects.toThrow(UsageError);
});
