import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isFailure, type MachineCase, type Outcome, type OutcomeStop } from "../../cases/case.ts";
import { judge } from "../../compare/judge.ts";
import type { Engine } from "../engine.ts";
import { OracleRunner } from "../oracle.ts";
import { type NativeEngine, nativeEngine } from "./engine.ts";
import { because, lacking } from "./testing/available.ts";
import { makeCase } from "./testing/cases.ts";

const at = 0x40_0000n;
const fault = (name: string, more: object = {}): object => ({ reason: "fault", at, fault: name, ...more });
const interrupt = (vector: number, where = at): object => ({ reason: "interrupt", at: where, vector });
const rax = (value: string): object => ({ regs: { rax: value } });

/** Code, the rest of the case, the stop. */
const ENDS: Readonly<Record<string, readonly [string, object, object]>> = {
  "a sum": ["4801d8", rax("0x1"), { reason: "until", at: at + 3n }],
  "a division by zero": ["f7f1", {}, fault("#DE")],
  "a quotient that does not fit": ["f7f1", { regs: { rdx: "0x5", rcx: "0x1" } }, fault("#DE")],
  UD2: ["0f0b", {}, fault("#UD")],
  "LOCK on a register": ["f001c0", {}, fault("#UD")],
  "more than 15 bytes": [`${"66".repeat(15)}90`, {}, fault("#GP")],
  HLT: ["f4", {}, fault("#GP")],
  "a read of an unmapped page": ["488b00", rax("0x123456"), fault("#PF", { address: 0x123456n, access: "read" })],
  "a write": ["488900", rax("0x123456"), fault("#PF", { address: 0x123456n, access: "write" })],
  "a modification": ["480100", rax("0x123456"), fault("#PF", { address: 0x123456n, access: "write" })],
  "a write to code": ["488905f9ffffff", {}, fault("#PF", { address: at, access: "write" })],
  "a read over the end of a page": ["488b00", rax("0x10ffc"), fault("#PF", { address: 0x11000n, access: "read" })],
  "a read above the lower half": [
    "488b00",
    rax("0xffff800000000000"),
    { reason: "fault", fault: "#PF", access: "read" },
  ],
  "an address that is not canonical": ["488b00", rax("0x800000000000"), fault("#GP")],
  "a stack that is not canonical": ["58", { regs: { rsp: "0x800000000000" } }, fault("#SS")],
  "a jump to nowhere": ["ffe0", rax("0x5000"), { reason: "fault", at: 0x5000n, fault: "#PF", access: "execute" }],
  "a jump to data": ["ffe0", rax("0x10000"), { reason: "fault", at: 0x10000n, fault: "#PF", access: "execute" }],
  "a jump that is not canonical": ["ffe0", rax("0x800000000000"), fault("#GP")],
  "the kernel's page of old system calls": ["ffe0", rax("0xffffffffff600000"), { fault: "#PF", access: "execute" }],
  "INT 61": ["cd61", {}, interrupt(0x61)],
  "INT 0": ["cd00", {}, interrupt(0)],
  "INT FF": ["cdff", {}, interrupt(0xff)],
  "INT with a prefix": ["90" + "66cd61", {}, interrupt(0x61, at + 1n)],
  INT3: ["cc", {}, interrupt(3)],
  "INT3 with a prefix": ["66cc", {}, interrupt(3)],
  "INT 3": ["cd03", {}, interrupt(3)],
  "INT 4": ["cd04", {}, interrupt(4)],
  INT1: ["f1", {}, interrupt(1)],
  "INT1 later on": ["9090f1", {}, interrupt(1, at + 2n)],
  "INT 80 with a wide RAX": ["cd80", rax("0x1234567800000001"), interrupt(0x80)],
  "RET to 0": ["c3", { until: undefined, regs: { rsp: "0x10000" } }, { reason: "return", at: 0n }],
  "a jump to 0": ["ffe0", { until: undefined }, { reason: "fault", at: 0n, fault: "#PF", access: "execute" }],
  "an endless loop": ["ebfe", {}, { reason: "limit", at }],
  "a limit in the middle": ["90909090", { limit: 3 }, { reason: "limit", at: at + 3n }],
  "a limit of no step": ["90", { limit: 0 }, { reason: "limit", at }],
  "TF at the start": ["90", { regs: { rflags: "0x102" } }, { reason: "unsupported", at }],
  "TF from POPF": ["6a009d90".replace("6a00", "6800010000"), { regs: { rsp: "0x10800" } }, { reason: "unsupported" }],
};

describe.skipIf(lacking !== undefined)(`the processor${because}`, () => {
  let engine: NativeEngine;
  const oracle = new OracleRunner();
  beforeAll(async () => {
    engine = await nativeEngine();
  });
  afterAll(() => engine?.close());
  const outcomeOf = async (one: MachineCase): Promise<Outcome> => {
    const [reply] = await (engine as Engine).run([one]);
    if (!reply || isFailure(reply)) throw new Error(reply?.error);
    return reply;
  };

  test.each(Object.keys(ENDS))("%s", async (name) => {
    const [code, more, stop] = ENDS[name]!;
    const one = makeCase(code, more);
    const outcome = await outcomeOf(one);
    expect(outcome.stop).toMatchObject(stop);
    const expected = oracle.run(one);
    const kind = expected.stop.reason === "unsupported" ? "skip" : "agree";
    expect(judge(oracle, one, expected, outcome)).toMatchObject({ kind });
    expect(outcome.steps).toBe(expected.steps);
  });

  test.each([
    ["0fa2", "asks the machine"],
    ["0f31", "asks the machine"],
    ["0f01f9", "asks the machine"],
    ["0f05", "system call"],
  ])("%s is not executed", async (code, why) => {
    const { stop } = await outcomeOf(makeCase(code));
    expect(stop).toEqual({ reason: "unsupported", at, why: expect.stringContaining(why) } satisfies OutcomeStop);
  });

  test("PUSHF and POPF see the guest's flags, not those of the runner", async () => {
    const one = makeCase("9c" + "9d" + "9c", { regs: { rsp: "0x10800", rflags: "0x244ed7" } });
    const outcome = await outcomeOf(one);
    expect(judge(oracle, one, oracle.run(one), outcome)).toEqual({ kind: "agree" });
    expect(outcome.rflags).toBe(0x244ed7);
  });

  test("a misaligned access with AC set is skipped by name", async () => {
    const { stop } = await outcomeOf(makeCase("8b00", { regs: { rax: "0x10001", rflags: "0x40202" } }));
    expect(stop).toMatchObject({ reason: "skip", why: expect.stringContaining("alignment") });
  });
});
