import { expect, test } from "vitest";
import { decodeCase } from "../cases/codec.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { content, MOST_STEPS } from "./isolate.ts";
import { segments } from "./segments.ts";

const oracle = new OracleRunner();
const cutAt =
  (...mnemonics: string[]) =>
  (instruction?: { row: { mnemonic: string } }) =>
    mnemonics.includes(instruction?.row.mnemonic ?? "");

/** inc eax; mov [0x10000], eax; inc eax; dec ecx; jnz back to the first */
const LOOP = decodeCase(
  JSON.stringify({
    id: "p",
    code: "ffc089042500000100ffc0ffc975f1",
    at: "0x400000",
    regs: { rcx: "0x2" },
    memory: [{ at: "0x10000", size: 4096, access: "rw" }],
    until: "0x40000f",
  }),
);

test("the parts follow one another, and the last ends where the whole ends", () => {
  const parts = segments(oracle, LOOP, cutAt("DEC"))!;
  expect(parts.map(({ at }) => at)).toEqual([0x400000n, 0x40000bn, 0x40000bn]);
  const ends = parts.map((part) => oracle.run(part));
  expect(ends.map(({ rip, steps }) => [rip, steps])).toEqual([
    [0x40000bn, 3],
    [0x40000bn, 5],
    [0x40000fn, 2],
  ]);
  for (const n of [0, 1]) expect(parts[n + 1]!.registers).toEqual(ends[n]!.registers);
  expect(ends[2]!.registers).toEqual(oracle.run(LOOP).registers);
});

test("a part begins with the state and the memory that the oracle has there", () => {
  const [, second] = segments(oracle, LOOP, cutAt("DEC"))!;
  expect(second!.registers.slice(0, 2)).toEqual([2n, 2n]);
  expect(content(second!.memory[0]!).slice(0, 4)).toEqual(Uint8Array.of(1, 0, 0, 0));
});

test("a program without a place to cut, or cut in front of its first instruction only, has no parts", () => {
  expect(segments(oracle, LOOP, cutAt("HLT"))).toBeUndefined();
  const nop = decodeCase('{"id":"p","code":"90","at":"0x400000","until":"0x400001"}');
  expect(segments(oracle, nop, cutAt("NOP"))).toBeUndefined();
});

test("a program of too many steps stays whole", () => {
  const endless = { ...LOOP, limit: 10 * MOST_STEPS, registers: LOOP.registers.with(1, BigInt(MOST_STEPS)) };
  expect(segments(oracle, endless, cutAt("DEC"))).toBeUndefined();
});
