import { expect, test } from "vitest";
import type { MachineCase, Outcome, Region } from "../../cases/case.ts";
import { isFailure } from "../../cases/case.ts";
import { OracleRunner } from "../oracle.ts";
import { loadUnicorn } from "./locate.ts";
import { UnicornRunner } from "./run-case.ts";
import { openWithoutC } from "./testing/without-c.ts";

const unicorn = new UnicornRunner(loadUnicorn());
const withoutC = openWithoutC(() => new UnicornRunner(loadUnicorn()));
const AT = 0x400000n;
const DATA = 0x10000n;
const END = 0x12000n;
const OUTSIDE = 0x500000n;
const BEYOND = 0x0001_0000_0000_0000n;
const data: Region[] = [
  { at: DATA, size: 0x2000, access: "rw", runs: [{ at: DATA, bytes: Uint8Array.of(1, 2, 3, 4) }] },
  { at: 0x20000n, size: 0x1000, access: "r", runs: [] },
];
const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));

type Change = Partial<Omit<MachineCase, "code" | "registers">> & { readonly registers?: Record<number, bigint> };

function caseOf(hex: string, { registers = {}, ...rest }: Change = {}): MachineCase {
  const code = bytes(hex);
  const at = rest.at ?? AT;
  return {
    id: hex,
    code,
    at,
    registers: Array.from({ length: 16 }, (_, n) => registers[n] ?? (n === 4 ? DATA + 0x1000n : BigInt(n) * 0x1111n)),
    rflags: 0x202,
    fsBase: 0n,
    gsBase: 0n,
    memory: data,
    until: at + BigInt(code.length),
    limit: 1000,
    ...rest,
  };
}

const endless = (machineCase: MachineCase): MachineCase => {
  const { until: _, ...rest } = machineCase;
  return rest;
};

function both(machineCase: MachineCase): { expected: Outcome; actual: Outcome } {
  const expected = new OracleRunner().run(machineCase);
  const actual = unicorn.run(machineCase);
  if (isFailure(actual)) throw new Error(actual.error);
  return { expected, actual };
}

/** Everything the two may agree on; `address` counts by page. */
const seen = ({ stop, registers, rip, rflags, fsBase, gsBase, memory }: Outcome) => {
  const { why: _, address, ...rest } = stop;
  return {
    stop: { ...rest, page: address && address >> 12n },
    registers: [...registers],
    rip,
    rflags,
    fsBase,
    gsBase,
    memory,
  };
};

/** [what, code, change]: each ends on both engines with the same state, stop and number of steps. */
const agreeing: readonly (readonly [string, string, Change?])[] = [
  ["falls into the end", "48 01 d8 48 89 0f", { registers: { 7: DATA + 8n } }],
  ["writes over a page edge", "48 89 0f", { registers: { 7: DATA + 0xffcn } }],
  ["rep stosb", "f3 aa", { registers: { 1: 300n, 7: DATA } }],
  ["loop", "48 ff c0 e2 fb", { registers: { 1: 5n } }],
  ["an endless loop runs into the limit", "eb fe"],
  ["the limit hits between two instructions", "90 90 90", { limit: 2 }],
  ["the end comes before the limit", "90 90", { limit: 2 }],
  ["a loop of more bytes than the limit, not more steps", "48 ff c0 e2 fb", { registers: { 1: 50n }, limit: 100 }],
  ["the limit hits before rep", "f3 aa 90", { registers: { 1: 3n, 7: DATA }, limit: 1 }],
  ["the limit hits before what cannot be fetched", "ff e0", { registers: { 0: OUTSIDE }, limit: 1 }],
  ["fs base", "64 48 8b 01", { fsBase: DATA, registers: { 1: 0n } }],
  ["gs base", "65 48 8b 01", { gsBase: DATA, registers: { 1: 2n } }],
  ["read of nothing", "90 48 8b 01", { registers: { 1: OUTSIDE } }],
  ["write of nothing", "90 48 89 01", { registers: { 1: OUTSIDE } }],
  ["write of a page to be read only", "90 48 89 01", { registers: { 1: 0x20008n } }],
  ["modifying nothing is a write", "90 48 01 01", { registers: { 1: OUTSIDE } }],
  ["comparing with nothing is a read", "90 48 39 01", { registers: { 1: OUTSIDE } }],
  ["write of the code", "90 48 89 01", { registers: { 1: AT } }],
  ["read over the end", "90 48 8b 01", { registers: { 1: END - 4n } }],
  ["write over the end", "90 48 89 01", { registers: { 1: END - 4n } }],
  ["rep stosb over the end", "f3 aa", { registers: { 1: 9n, 7: END - 4n } }],
  ["non-canonical read", "90 48 8b 01", { registers: { 1: BEYOND } }],
  ["non-canonical push", "90 50", { registers: { 4: BEYOND } }],
  ["read over the canonical end", "90 48 8b 01", { registers: { 1: 0x7fff_ffff_fffcn } }],
  ["jump to nothing", "90 ff e0", { registers: { 0: OUTSIDE } }],
  ["jump to data", "90 ff e0", { registers: { 0: DATA } }],
  ["jump to a non-canonical address", "90 ff e0", { registers: { 0: BEYOND } }],
  ["div by 0", "90 48 f7 f1", { registers: { 1: 0n } }],
  ["int 0", "90 cd 00"],
  ["int 0x61", "90 cd 61 90"],
  ["int 13, an exception's number", "90 cd 0d 90"],
  ["int with a prefix", "90 48 cd 61 90"],
  ["int3", "90 cc"],
  ["int1", "90 f1"],
  ["ud2", "90 0f 0b"],
  ["hlt", "90 f4 90"],
  ["hlt at the end", "90 f4"],
  ["more than 15 bytes", "90 66 66 66 66 66 66 66 66 66 66 66 66 66 66 66 90"],
  ["popf does not reach IOPL and IF", "68 ff 3e 00 00 9d 9c 58"],
  ["popf sets NT, AC and ID", "68 02 42 24 00 9d 9c 58"],
  ["TF stops before the next instruction", "68 02 03 00 00 9d 90 90"],
  ["TF at the end", "68 02 03 00 00 9d"],
  ["falls off the page", "90 90 90", { at: AT + 0xffdn, until: OUTSIDE }],
  ["falls off the page into the limit", "90 90 90", { at: AT + 0xffdn, until: OUTSIDE, limit: 3 }],
  ["ends with the page", "90 90 90", { at: AT + 0xffdn }],
  ["an instruction does not fit on the page", "90 90 48 b8", { at: AT + 0xffcn, until: OUTSIDE }],
  ["loops before the end of the page", "48 ff c0 e2 fb 90", { at: AT + 0xffan, until: OUTSIDE, registers: { 1: 9n } }],
  ["faults before the end of the page", "48 f7 f1 48 b8", { at: AT + 0xffbn, until: OUTSIDE, registers: { 1: 0n } }],
  ["leave of nothing", "c9", { registers: { 5: OUTSIDE } }],
  ["pop to nothing", "8f 00", { registers: { 0: OUTSIDE } }],
];

test.each(agreeing.map(([what, hex, change = {}]) => ({ what, hex, change })))("$what", ({ hex, change }) => {
  const { expected, actual } = both(caseOf(hex, change));
  expect(seen(actual)).toEqual(seen(expected));
  if (actual.steps !== undefined) expect(actual.steps).toBe(expected.steps);
  expect(withoutC.run(caseOf(hex, change))).toEqual(actual);
});

test("a near return to 0 ends a run without an end", () => {
  const machineCase = endless(caseOf("48 ff c0 c3"));
  const { expected, actual } = both(machineCase);
  expect(actual.stop).toEqual({ reason: "return", at: 0n });
  expect(seen(actual)).toEqual(seen(expected));
  expect(actual.steps).toBe(2);
});

test("a jump to 0 is a fault", () => {
  const { expected, actual } = both(endless(caseOf("ff e0", { registers: { 0: 0n } })));
  expect(actual.stop).toEqual({ reason: "fault", at: 0n, fault: "#PF", address: 0n, access: "execute" });
  expect(seen(actual)).toEqual(seen(expected));
});

test("host answers are consumed in order; another vector stops the run", () => {
  const host = [
    { vector: 0x27, rax: 0x3c55n, memory: [{ at: DATA + 1n, bytes: Uint8Array.of(9, 9) }] },
    { vector: 0x61, memory: [] },
  ];
  const { expected, actual } = both(caseOf("cd 27 50 cd 61 90 cd 27", { host }));
  expect(actual.stop).toEqual({ reason: "interrupt", at: AT + 6n, vector: 0x27 });
  expect(actual.registers[0]).toBe(0x3c55n);
  expect(actual.steps).toBe(4);
  expect(seen(actual)).toEqual(seen(expected));
});

test("a store to code is visible from the next instruction", () => {
  const memory: Region[] = [{ at: AT, size: 4096, access: "rwx", runs: [] }];
  // mov byte [rdi], 0xcc; nop: the nop becomes int3
  const { expected, actual } = both(caseOf("c6 07 cc eb 00 90", { memory, registers: { 7: AT + 5n } }));
  expect(actual.stop).toEqual({ reason: "interrupt", at: AT + 5n, vector: 3 });
  expect(seen(actual)).toEqual(seen(expected));
});

test("nothing of one case is left in the next", () => {
  const dirty = caseOf("48 89 0f 0f ae 17", { registers: { 7: DATA, 1: 0x1f3fn } });
  const clean = caseOf("48 8b 07 0f ae 1f 8b 1f", { registers: { 7: DATA } });
  const before = unicorn.run(clean);
  unicorn.run(dirty);
  unicorn.run(caseOf("90", { memory: [] }));
  expect(unicorn.run(clean)).toEqual(before);
  expect((before as Outcome).registers[3]).toBe(0x1f80n);
});

test("high addresses can be mapped", () => {
  const at = 0xffff_8000_0000_0000n;
  const memory: Region[] = [{ at, size: 4096, access: "rw", runs: [] }];
  const { expected, actual } = both(caseOf("48 89 0f", { memory, registers: { 7: at } }));
  expect(seen(actual)).toEqual(seen(expected));
});

test("what Unicorn lacks is skipped by name", () => {
  expect(unicorn.run(caseOf("90", { unknownState: ["ymm0"] }))).toMatchObject({
    stop: { reason: "skip", why: expect.stringContaining("ymm0") },
  });
  expect(unicorn.run(caseOf("90", { features: ["base", "popcnt"] }))).toMatchObject({
    stop: { reason: "skip", why: expect.stringContaining("popcnt") },
  });
});

test.each<[string, string, bigint, bigint]>([
  ["pcmpestri", "660f3a61ca00", 0x8000_0000n, 3n],
  ["pcmpestrm", "660f3a60ca0c", 3n, 0x8000_0000n],
  ["pcmpestri, REX.W", "66480f3a61ca00", 0xffff_ffffn, 3n],
])("a length that would abort the process is skipped by name: %s", (_, code, rax, rdx) => {
  const registers = new Array<bigint>(16).fill(0n).with(0, rax).with(2, rdx);
  expect(unicorn.run(caseOf(code, { registers }))).toMatchObject({
    stop: { reason: "skip", why: expect.stringContaining("length") },
  });
  const short = registers.with(0, 5n).with(2, 5n);
  expect(unicorn.run(caseOf(code, { registers: short }))).toMatchObject({ stop: { reason: "until" } });
});

test("code that lies partly in a region is refused", () => {
  const memory: Region[] = [{ at: AT, size: 4096, access: "rx", runs: [] }];
  expect(unicorn.run(caseOf("90 90", { at: AT + 4095n, memory }))).toMatchObject({ failure: "refused" });
  expect(unicorn.run(caseOf("90", { at: DATA }))).toMatchObject({ failure: "refused" });
});
