/** The stack: where RSP itself is an operand, what a fault leaves, ENTER's frames. */
import { describe, expect, test } from "vitest";
import { ALWAYS_SET, CF, DF, ID, NT, STATUS, TF } from "../flags.ts";
import { CONSTANT, DATA, quadwordAt, run } from "../testing/guest.ts";

const TOP = DATA + 0x100n;

describe("push and pop", () => {
  test("PUSH RSP stores the old RSP, POP RSP leaves the popped value", () => {
    const { state, get } = run("54 5c", { steps: 2, registers: { rsp: TOP } });
    expect(quadwordAt(state, TOP - 8n)).toBe(TOP);
    expect(get("rsp")).toBe(TOP);
    expect(run("5c", { registers: { rsp: TOP }, memory: [[TOP, 42n]] }).get("rsp")).toBe(42n);
  });

  test("POP to memory addresses with the new RSP, PUSH from memory with the old one", () => {
    const memory = [[TOP, 42n]] as const;
    expect(quadwordAt(run("8f0424", { memory, registers: { rsp: TOP } }).state, TOP + 8n)).toBe(42n); // pop [rsp]
    expect(quadwordAt(run("ff3424", { memory, registers: { rsp: TOP } }).state, TOP - 8n)).toBe(42n); // push [rsp]
  });

  test("with 66 sixteen bits move, a 32-bit push does not exist", () => {
    const { state, get } = run("6650", { registers: { rax: 0x1234_5678n, rsp: TOP }, memory: [[TOP - 8n, 0n]] });
    expect([get("rsp"), quadwordAt(state, TOP - 8n)]).toEqual([TOP - 2n, 0x5678n << 48n]);
    expect(run("6658", { registers: { rax: -1n, rsp: TOP } }).get("rax")).toBe(0xffff_ffff_ffff_0000n);
    expect(run("666848ff", { registers: { rsp: TOP } }).get("rsp")).toBe(TOP - 2n); // push imm16
  });

  test("immediates are sign-extended to 64 bits", () => {
    const { state } = run("6aff 68000000ff", { steps: 2, registers: { rsp: TOP } });
    expect(quadwordAt(state, TOP - 8n)).toBe((1n << 64n) - 1n);
    expect(quadwordAt(state, TOP - 16n)).toBe(0xffff_ffff_ff00_0000n);
  });

  test("a fault leaves RSP: #PF where nothing is, #SS where the address is not canonical", () => {
    expect(run("8f03", { registers: { rsp: TOP, rbx: CONSTANT } }).get("rsp")).toBe(TOP); // pop [rbx]
    expect(run("50", { registers: { rsp: 4n } }).stop).toMatchObject({ fault: "#PF", access: "write" });
    expect(run("50", { registers: { rsp: 0x8000_0000_0008n } }).stop).toMatchObject({ fault: "#SS" });
    expect(run("488b4500", { registers: { rbp: 0x8000_0000_0000n } }).stop).toMatchObject({ fault: "#SS" }); // mov rax, [rbp]
    expect(run("488b442d00", { registers: { rbp: 0x4000_0000_0000n } }).stop).toMatchObject({ fault: "#SS" });
    expect(run("65488b4500", { registers: { rbp: 0x8000_0000_0000n } }).stop).toMatchObject({ fault: "#GP" });
  });
});

describe("flags", () => {
  test("POPFQ changes the status flags, TF, DF, NT, AC and ID, nothing else", () => {
    const { state } = run("9d", { registers: { rsp: TOP }, memory: [[TOP, (1n << 64n) - 1n]] });
    expect(state.rflags).toBe(ALWAYS_SET | STATUS | TF | DF | NT | 0x40000 | ID);
  });

  test("with 66 the flags above bit 15 stay", () => {
    const { state } = run("669d", { registers: { rsp: TOP }, flags: ID | CF });
    expect(state.rflags).toBe(ALWAYS_SET | ID);
  });

  test("PUSHFQ stores what POPFQ restores", () => {
    const { state } = run("9c 31c0 9d", { steps: 3, flags: CF | DF, registers: { rsp: TOP } }); // xor eax, eax
    expect(state.rflags).toBe(ALWAYS_SET | CF | DF);
    expect(quadwordAt(state, TOP - 8n)).toBe(BigInt(ALWAYS_SET | CF | DF));
  });
});

describe("frames", () => {
  test("ENTER with level 0 is push rbp; mov rbp, rsp; sub rsp, room, and LEAVE undoes it", () => {
    const registers = { rsp: TOP, rbp: 77n };
    const inside = run("c8200000", { registers });
    expect(quadwordAt(inside.state, TOP - 8n)).toBe(77n);
    expect([inside.get("rbp"), inside.get("rsp")]).toEqual([TOP - 8n, TOP - 0x28n]);
    const after = run("c8200000 c9", { steps: 2, registers });
    expect([after.get("rbp"), after.get("rsp")]).toEqual([77n, TOP]);
  });

  test("ENTER with level 3 copies two outer frame pointers and adds its own", () => {
    const outer = DATA + 0x80n;
    const memory = [
      [outer - 8n, 11n],
      [outer - 16n, 22n],
    ] as const;
    const { state, get } = run("c8100003", { registers: { rsp: TOP, rbp: outer }, memory });
    const frame = [8n, 16n, 24n, 32n].map((down) => quadwordAt(state, TOP - down));
    expect(frame).toEqual([outer, 11n, 22n, TOP - 8n]);
    expect([get("rbp"), get("rsp")]).toEqual([TOP - 8n, TOP - 32n - 16n]);
  });

  test("the level counts modulo 32", () => {
    expect(run("c8000020", { registers: { rsp: TOP } }).get("rsp")).toBe(TOP - 8n);
  });

  test("ENTER faults when the word at the new RSP cannot be written, and has changed nothing", () => {
    const { state, stop, get } = run("c8000100", { registers: { rsp: DATA + 16n, rbp: 5n } });
    expect(stop).toMatchObject({ fault: "#PF", access: "write", address: DATA + 8n - 0x100n });
    expect([get("rsp"), get("rbp"), state.memory.changes()]).toEqual([DATA + 16n, 5n, []]);
  });

  test("LEAVE with 66 pops BP only", () => {
    const { get } = run("66c9", { registers: { rbp: TOP }, memory: [[TOP, 0x9999n]] });
    expect([get("rsp"), get("rbp")]).toEqual([TOP + 2n, (TOP & ~0xffffn) | 0x9999n]);
  });
});

test("POP to memory that faults leaves RSP's undefined bits undefined", () => {
  const setting = { registers: { rsp: DATA, rbx: 0x66_6000n }, steps: 2 };
  const { state, stop } = run("480fbce1 8f03", setting); // bsf rsp, rcx (0): rsp stays, undefined; pop [rbx]
  expect(stop.fault).toBe("#PF");
  expect([state.registers[4], state.undefinedBits[4]]).toEqual([DATA, (1n << 64n) - 1n]);
});
