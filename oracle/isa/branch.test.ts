/** Near branches: targets, counters, and the order of faults as measured on an Intel core. */
import { describe, expect, test } from "vitest";
import { CF, OF, PF, SF, STATUS, ZF } from "../flags.ts";
import { CODE, DATA, quadwordAt, run } from "../testing/guest.ts";
import { CONDITIONS } from "./flag.ts";

const TOP = DATA + 0x100n;
const NOT_CANONICAL = 0x8000_0000_0000n;

/** The sixteen conditions by the manual's table (SDM 2A, B.1.4.7), on flags as booleans. */
const MEANING: Record<string, (flag: (mask: number) => boolean) => boolean> = {
  O: (is) => is(OF),
  NO: (is) => !is(OF),
  B: (is) => is(CF),
  AE: (is) => !is(CF),
  E: (is) => is(ZF),
  NE: (is) => !is(ZF),
  BE: (is) => is(CF) || is(ZF),
  A: (is) => !is(CF) && !is(ZF),
  S: (is) => is(SF),
  NS: (is) => !is(SF),
  P: (is) => is(PF),
  NP: (is) => !is(PF),
  L: (is) => is(SF) !== is(OF),
  GE: (is) => is(SF) === is(OF),
  LE: (is) => is(ZF) || is(SF) !== is(OF),
  G: (is) => !is(ZF) && is(SF) === is(OF),
};

test.each(CONDITIONS.map((name, code) => [name, code] as const))(
  "J%s, SET and CMOV agree with the manual's table",
  (name, code) => {
    for (const flags of [0, CF, ZF, SF, OF, PF, CF | ZF, SF | OF, ZF | SF | OF, STATUS]) {
      const holds = MEANING[name]!((mask) => (flags & mask) !== 0);
      const digit = code.toString(16);
      expect(run(`7${digit}10`, { flags }).state.rip).toBe(CODE + (holds ? 0x12n : 2n));
      expect(run(`0f9${digit}c0`, { flags }).get("rax")).toBe(holds ? 1n : 0n);
      expect(run(`0f4${digit}c1`, { flags, registers: { rcx: 9n } }).get("rax")).toBe(holds ? 9n : 0n);
    }
  },
);

describe("targets", () => {
  test("are relative to the next instruction, in both directions and both sizes", () => {
    expect(run("eb7f").state.rip).toBe(CODE + 0x81n);
    expect(run("eb80").state.rip).toBe(CODE + 2n - 0x80n);
    expect(run("e90000f0ff").state.rip).toBe(CODE + 5n - 0x10_0000n);
  });

  test("a near branch ignores 66", () => {
    expect(run("66e900000100").state.rip).toBe(CODE + 6n + 0x1_0000n);
    expect(run("66c3", { registers: { rsp: TOP }, memory: [[TOP, 0x12_3456n]] }).get("rsp")).toBe(TOP + 8n);
  });

  test("one that is not canonical is #GP at the branch, one that is not mapped #PF there", () => {
    expect(run("ffe0", { registers: { rax: NOT_CANONICAL } }).stop).toEqual({
      reason: "fault",
      at: CODE,
      fault: "#GP",
    });
    const away = run("ffe0", { steps: 2, registers: { rax: 0x1234n } }).stop;
    expect(away).toEqual({ reason: "fault", at: 0x1234n, fault: "#PF", address: 0x1234n, access: "execute" });
    expect(run("ffe0", { registers: { rax: 0xffff_8000_0000_0000n } }).stop.reason).toBe("limit");
  });
});

describe("calls and returns", () => {
  test("CALL pushes the next address; CALL RSP jumps to the old RSP", () => {
    const { state, get } = run("ff d4", { registers: { rsp: TOP } });
    expect([state.rip, get("rsp"), quadwordAt(state, TOP - 8n)]).toEqual([TOP, TOP - 8n, CODE + 2n]);
  });

  test("a call that faults has not happened, and its stack faults before its target", () => {
    const target = run("ffd0", { registers: { rsp: TOP, rax: NOT_CANONICAL } });
    expect(target.stop).toMatchObject({ fault: "#GP" });
    expect([target.get("rsp"), target.state.memory.changes()]).toEqual([TOP, []]);
    const both = run("ffd0", { registers: { rsp: 4n, rax: NOT_CANONICAL } });
    expect(both.stop).toMatchObject({ fault: "#PF", access: "write" });
  });

  test("RET imm16 drops its operand unsigned", () => {
    const { get } = run("c2ffff", { registers: { rsp: TOP }, memory: [[TOP, CODE]] });
    expect(get("rsp")).toBe(TOP + 8n + 0xffffn);
  });

  test("RET to an address that is not canonical leaves RSP", () => {
    const { stop, get } = run("c3", { registers: { rsp: TOP }, memory: [[TOP, NOT_CANONICAL]] });
    expect([stop.fault, get("rsp")]).toEqual(["#GP", TOP]);
  });
});

describe("counters", () => {
  const UPPER = 7n << 32n;

  test.each<[string, string, bigint, number, bigint, boolean]>([
    ["loop", "e210", 2n, 0, 1n, true],
    ["loop, last round", "e210", 1n, 0, 0n, false],
    ["loop from 0", "e210", 0n, 0, (1n << 64n) - 1n, true],
    ["loop with 67 counts ECX and clears the rest", "67e210", UPPER | 1n, 0, 0n, false],
    ["loope without ZF", "e110", 2n, 0, 1n, false],
    ["loope with ZF", "e110", 2n, ZF, 1n, true],
    ["loopne with ZF", "e010", 2n, ZF, 1n, false],
    ["loopne without ZF", "e010", 2n, 0, 1n, true],
    ["jrcxz with 0", "e310", 0n, 0, 0n, true],
    ["jrcxz looks at all 64 bits", "e310", UPPER, 0, UPPER, false],
    ["jecxz looks at 32 bits and leaves the rest", "67e310", UPPER, 0, UPPER, true],
  ])("%s", (_, hex, count, flags, left, taken) => {
    const { state, get } = run(hex, { registers: { rcx: count }, flags });
    const length = BigInt(hex.length / 2);
    expect([get("rcx"), state.rip]).toEqual([left, CODE + length + (taken ? 16n : 0n)]);
  });
});
