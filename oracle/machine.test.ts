/** Where a run ends, in which order the reasons come, and what a fault leaves behind. */
import { describe, expect, test } from "vitest";
import { ALWAYS_SET, CF, TF } from "./flags.ts";
import { Machine, type Stop } from "./machine.ts";
import { Memory } from "./memory.ts";
import { State } from "./state.ts";
import { bytesOf, CODE, DATA, prepare, run } from "./testing/guest.ts";

const machine = new Machine();

describe("the order of stops", () => {
  test("until comes before limit, limit before fetch", () => {
    const nothing = prepare("", { at: CODE });
    nothing.rip = 0xdead_0000n;
    expect(machine.run(nothing, { until: 0xdead_0000n, limit: 0 }).reason).toBe("until");
    expect(machine.run(nothing, { until: 1n, limit: 0 }).reason).toBe("limit");
    expect(machine.run(nothing, { until: 1n, limit: 1 }).reason).toBe("fault");
  });

  test("a limit counts completed instructions, a repeated one as one", () => {
    const state = prepare("f3aa 90 90", { registers: { rcx: 100n, rdi: DATA } }); // rep stosb; nop; nop
    expect(machine.run(state, { limit: 2 })).toEqual({ reason: "limit", at: CODE + 3n });
    expect(machine.steps).toBe(2);
  });

  test("a RET that pops 0 returns, unless the run has an until", () => {
    const setting = { registers: { rsp: DATA } };
    const state = prepare("c3", setting);
    expect(machine.run(state, { limit: 10 })).toEqual({ reason: "return", at: 0n });
    expect(state.registers[4]).toBe(DATA + 8n);
    expect(state.rip).toBe(0n);
    const other = machine.run(prepare("c3", setting), { until: 1n, limit: 10 });
    expect(other).toEqual({ reason: "fault", at: 0n, fault: "#PF", address: 0n, access: "execute" });
  });

  test("a jump to 0 is no return", () => {
    const stop = run("ffe0", { steps: 2 }).stop; // jmp rax
    expect(stop).toMatchObject({ reason: "fault", fault: "#PF", at: 0n });
  });

  test("TF stops before the instruction", () => {
    const { stop, get } = run("48ffc0", { flags: TF }); // inc rax
    expect(stop).toMatchObject({ reason: "unsupported", at: CODE });
    expect(get("rax")).toBe(0n);
  });
});

describe("interrupts", () => {
  test.each<[string, number, bigint]>([
    ["cd61", 0x61, 2n],
    ["cc", 3, 1n],
    ["f1", 1, 1n],
  ])("%s stops at itself with vector %i and says where to go on", (hex, vector, length) => {
    const { state, stop } = run(hex);
    expect(stop).toEqual({ reason: "interrupt", at: CODE, vector, next: CODE + length });
    expect(state.rip).toBe(CODE);
  });
});

describe("faults name the instruction and change nothing", () => {
  test.each<[string, string, Partial<Stop>]>([
    ["ud2", "0f0b", { fault: "#UD" }],
    ["hlt", "f4", { fault: "#GP" }],
    ["div by zero", "48f7f1", { fault: "#DE" }],
    ["a load from nowhere", "488b03", { fault: "#PF", address: 0n, access: "read" }],
    ["an addition to nowhere writes", "480103", { fault: "#PF", address: 0n, access: "write" }],
  ])("%s", (_, hex, expected) => {
    const { state, stop } = run(hex, { registers: { rax: 7n }, flags: CF });
    expect(stop).toEqual({ reason: "fault", at: CODE, ...expected });
    expect(state.registers).toEqual([7n, ...new Array<bigint>(15).fill(0n)]);
    expect([state.rip, state.rflags]).toEqual([CODE, CF | ALWAYS_SET]);
  });
});

describe("fetch", () => {
  const END = CODE + 4096n;

  test("an instruction that goes on in a page that is not there faults at that page", () => {
    const { stop } = run("4801", { at: END - 2n }); // the start of add r/m64, r64
    expect(stop).toEqual({ reason: "fault", at: END - 2n, fault: "#PF", address: END, access: "execute" });
  });

  test("an instruction that ends with its page is complete", () => {
    expect(run("4801c0", { at: END - 3n }).stop).toEqual({ reason: "limit", at: END });
  });

  test("an instruction across two executable pages is one instruction", () => {
    const memory = new Memory();
    memory.map(CODE, 8192, "rx");
    memory.poke(END - 4n, bytesOf("48b8 8877665544332211")); // mov rax, 0x1122334455667788
    const state = new State(memory);
    state.rip = END - 4n;
    expect(machine.run(state, { limit: 1 })).toEqual({ reason: "limit", at: END + 6n });
    expect(state.registers[0]).toBe(0x1122_3344_5566_7788n);
  });

  test("data cannot be executed", () => {
    const state = prepare("", {});
    state.rip = DATA;
    expect(machine.run(state, { limit: 1 })).toMatchObject({ fault: "#PF", address: DATA, access: "execute" });
  });

  test("a RIP that is not canonical is #GP", () => {
    const state = prepare("", {});
    state.rip = 0x8000_0000_0000n;
    expect(machine.run(state, { limit: 1 })).toEqual({ reason: "fault", at: 0x8000_0000_0000n, fault: "#GP" });
  });
});

describe("self-modifying code", () => {
  /** Forty times round a loop that increments the immediate of its own `mov al, imm8`. */
  const LOOP = "b000 fe05f9ffffff ffc9 75f4"; // again: mov al, 0; inc byte ptr [rip-7]; dec ecx; jnz again

  test("a store to code is seen by the next instruction, also when code has been decoded often", () => {
    const memory = new Memory();
    memory.map(CODE, 4096, "rwx");
    memory.poke(CODE, bytesOf(LOOP));
    const state = new State(memory);
    state.rip = CODE;
    state.registers[1] = 40n;
    expect(machine.run(state, { until: CODE + 12n, limit: 1000 }).reason).toBe("until");
    expect(state.registers[0]).toBe(39n);
  });

  test("one machine runs one state after the other", () => {
    const values = ["b001", "b002"].map((hex) => {
      const state = prepare(`${hex} ebfc`, {}); // again: mov al, n; jmp again
      machine.run(state, { limit: 100 });
      return state.registers[0];
    });
    expect(values).toEqual([1n, 2n]);
  });
});

test("a definition that leaves its row's flag contract is a mistake of ours, not the guest's", () => {
  const table = machine.table.map((row) =>
    row.mnemonic === "STC" ? { ...row, flags: { reads: 0, writes: 0, undefined: 0 } } : row,
  );
  expect(() => new Machine({ table }).run(prepare("f9", {}), { limit: 1 })).toThrow(
    "F9 STC is not within its flag contract",
  );
  expect(new Machine({ table, checkFlags: false }).run(prepare("f9", {}), { limit: 1 }).reason).toBe("limit");
});
