import { expect, test } from "vitest";
import type { MachineCase, Outcome } from "../cases/case.ts";
import { decodeCase } from "../cases/codec.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { explainedByFlags } from "./carried-flags.ts";
import { runFlipped } from "./flipped-run.ts";
import { STATUS, SYSTEM } from "./known/fields.ts";

const oracle = new OracleRunner();
const [CF, ZF, NT] = [0x1, 0x40, 0x4000];

const program = (code: string, until: string, regs: Record<string, string> = {}): MachineCase =>
  decodeCase(
    JSON.stringify({
      id: "p",
      code,
      at: "0x400000",
      until,
      regs: { rsp: "0x10800", ...regs },
      memory: [{ at: "0x10000", size: 4096, access: "rw" }],
    }),
  );

const explained = (
  origin: MachineCase,
  actual: Outcome,
  { carried = STATUS, shown = [] as readonly string[], cut = (): boolean => true } = {},
): boolean => explainedByFlags({ oracle, origin }, actual, cut, { carried, shown });

/** add eax, eax; adc ebx, 0; nop */
const ADC = program("01c0 83d300 90".replaceAll(" ", ""), "0x400006");
const flipped = (origin: MachineCase, ...flips: [number, number][]): Outcome =>
  runFlipped({ oracle, origin }, new Map(flips));

test("without a flip the run is the oracle's own", () => {
  expect(flipped(ADC, [1, 0])).toEqual(oracle.run(ADC));
  const faulting = program("90 8b00".replaceAll(" ", ""), "0x400003", { rax: "0x5000000" });
  expect(flipped(faulting, [1, 0])).toEqual(oracle.run(faulting));
  const limited = { ...ADC, limit: 2 };
  expect(flipped(limited, [1, 0])).toEqual(oracle.run(limited));
});

test("a wrong carry explains what ADC makes of it, and nothing else", () => {
  const actual = flipped(ADC, [1, CF]);
  expect(actual.registers[3]).toBe(1n);
  expect(explained(ADC, actual)).toBe(true);
  expect(explained(ADC, actual, { carried: ["ZF"] })).toBe(false);
  expect(explained(ADC, actual, { cut: () => false })).toBe(false);
  expect(explained(ADC, { ...actual, registers: actual.registers.with(3, 2n) })).toBe(false);
  expect(explained(ADC, { ...actual, registers: actual.registers.with(9, 1n) })).toBe(false);
  expect(explained(ADC, { ...actual, rip: 0n })).toBe(false);
});

test("the flags in front of the first instruction are the case's own", () => {
  const alone = program("83d300", "0x400003");
  expect(explained(alone, flipped(alone, [0, CF]))).toBe(false);
});

test("a wrong flag may take another way", () => {
  // test eax, eax; jz +2; inc ebx (skipped when ZF is set); nop
  const branching = program("85c0 7402 ffc3 90".replaceAll(" ", ""), "0x400007");
  const actual = flipped(branching, [1, ZF]);
  expect(actual.steps).toBe((oracle.run(branching).steps ?? 0) + 1);
  expect(explained(branching, actual)).toBe(true);
});

test("in a loop more than one turn may read a wrong flag", () => {
  // adc ebx, 0; lea ecx, [rcx - 1]; jrcxz +2; jmp back; nop
  const loop = program("83d300 8d49ff e302 ebf6 90".replaceAll(" ", ""), "0x40000b", { rcx: "0x3" });
  const twice = flipped(loop, [4, CF], [8, CF]);
  expect(twice.registers[3]).toBe(2n);
  expect(explained(loop, twice, { carried: ["CF"] })).toBe(true);
  expect(explained(loop, { ...twice, registers: twice.registers.with(3, 5n) }, { carried: ["CF"] })).toBe(false);
});

test("what is shown besides is excused as set, never as clear", () => {
  const end = oracle.run(ADC);
  const shows = { ...end, rflags: end.rflags | NT };
  expect(explained(ADC, shows)).toBe(false);
  expect(explained(ADC, shows, { shown: SYSTEM })).toBe(true);
  const set = program("01c0 83d300 90".replaceAll(" ", ""), "0x400006", { rflags: "0x4202" });
  const clears = oracle.run(set);
  expect(explained(set, { ...clears, rflags: clears.rflags & ~NT }, { shown: SYSTEM })).toBe(false);
});

test("what PUSHF stores may be anything, where the engine composes RFLAGS; what it is used for must fit", () => {
  // add eax, eax; pushf; pop rcx; nop
  const pushing = program("01c0 9c 59 90".replaceAll(" ", ""), "0x400005");
  const right = oracle.run(pushing);
  const pushed = { at: 0x107f8n, bytes: Uint8Array.of(0x7f, 0x7f) };
  const actual = { ...right, memory: [pushed], registers: right.registers.with(1, 0x7f7fn) };
  expect(explained(pushing, actual, { shown: SYSTEM })).toBe(true);
  expect(explained(pushing, actual)).toBe(false);
  expect(explained(pushing, { ...actual, registers: right.registers.with(1, 0x7f7en) }, { shown: SYSTEM })).toBe(false);
});

test("LAHF may load the two bits that no flag has; the others are flags, and what is made of them must fit", () => {
  // add eax, eax; lahf; sub ah, 8
  const loading = program("01c0 9f 80ec08".replaceAll(" ", ""), "0x400006");
  const right = oracle.run(loading);
  const wrong = oracle.run(program("01c0 9f 80cc28 80ec08".replaceAll(" ", ""), "0x400009"));
  const actual = { ...right, registers: wrong.registers, rflags: wrong.rflags };
  expect(explained(loading, actual, { shown: SYSTEM })).toBe(true);
  expect(explained(loading, actual)).toBe(false);
  const more = { ...actual, registers: actual.registers.with(0, actual.registers[0]! ^ 1n) };
  expect(explained(loading, more, { shown: SYSTEM })).toBe(false);
});

test("a program that is served, and one too long to search, is not explained", () => {
  const actual = flipped(ADC, [1, CF]);
  expect(explained({ ...ADC, host: [{ vector: 0x27, memory: [] }] }, actual)).toBe(false);
  const endless = { ...program("ebfe", "0x400002"), limit: 2_000 };
  expect(explained(endless, oracle.run(endless))).toBe(false);
});
