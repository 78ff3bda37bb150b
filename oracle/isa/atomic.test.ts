/** Exchanges: what the register that receives nothing keeps, which order writes come in, where LOCK is legal. */
import { describe, expect, test } from "vitest";
import { AF, CF, OF, PF, SF, STATUS, ZF } from "../flags.ts";
import { CONSTANT, DATA, quadwordAt, run } from "../testing/guest.ts";

const ONES = (1n << 64n) - 1n;

describe("CMPXCHG", () => {
  test("equal: the target receives the source, RAX keeps all its bits", () => {
    const { state, get } = run("0fb1ca", { registers: { rax: 0x7_0000_0005n, rdx: 5n, rcx: 9n } }); // cmpxchg edx, ecx
    expect([get("rax"), get("rdx"), state.rflags & ZF]).toEqual([0x7_0000_0005n, 9n, ZF]);
  });

  test("not equal: RAX receives the target, the target keeps all its bits, flags as by CMP RAX, target", () => {
    const { state, get } = run("0fb1ca", { registers: { rax: ONES - 1n, rdx: (7n << 32n) | 0xffff_ffffn, rcx: 9n } });
    expect([get("rax"), get("rdx")]).toEqual([0xffff_ffffn, (7n << 32n) | 0xffff_ffffn]);
    expect(state.rflags & STATUS).toBe(CF | SF | AF | PF);
  });

  test("a target that cannot be written faults even when it would not change", () => {
    const { stop, get } = run("0fb10b", { registers: { rax: 1n, rbx: CONSTANT } });
    expect(stop).toMatchObject({ fault: "#PF", access: "write" });
    expect(get("rax")).toBe(1n);
  });
});

describe("CMPXCHG8B and CMPXCHG16B", () => {
  const memory = [
    [DATA, 0x2222_2222_1111_1111n],
    [DATA + 8n, 0x4444n],
  ] as const;

  test("equal: memory receives ECX:EBX; only ZF changes", () => {
    const registers = { rbx: 3n, rcx: 4n, rax: (9n << 32n) | 0x1111_1111n, rdx: 0x2222_2222n, rdi: DATA };
    const { state, get } = run("0fc70f", { memory, registers, flags: STATUS & ~ZF });
    expect([quadwordAt(state, DATA), get("rax")]).toEqual([0x4_0000_0003n, (9n << 32n) | 0x1111_1111n]);
    expect(state.rflags & STATUS).toBe(STATUS);
  });

  test("not equal: EDX:EAX receive memory, upper halves cleared", () => {
    const { state, get } = run("0fc70f", { memory, registers: { rax: ONES, rdx: ONES, rdi: DATA }, flags: STATUS });
    expect([get("rax"), get("rdx"), state.rflags & STATUS]).toEqual([0x1111_1111n, 0x2222_2222n, STATUS & ~ZF]);
  });

  test("sixteen bytes must be aligned: #GP", () => {
    expect(run("480fc70f", { memory, registers: { rdi: DATA } }).get("rdx")).toBe(0x4444n);
    expect(run("480fc70f", { registers: { rdi: DATA + 8n } }).stop).toMatchObject({ fault: "#GP" });
    expect(run("0fc70f", { registers: { rdi: DATA + 1n } }).stop.reason).toBe("limit");
  });
});

describe("XADD and XCHG", () => {
  test("XADD of a register with itself doubles it", () => {
    expect(run("0fc1c0", { registers: { rax: 7n } }).get("rax")).toBe(14n);
  });

  test("XADD stores the sum and loads the old value, with the flags of ADD", () => {
    const { state, get } = run("480fc103", { memory: [[DATA, 1n << 63n]], registers: { rax: 1n << 63n, rbx: DATA } });
    expect([quadwordAt(state, DATA), get("rax"), state.rflags & STATUS]).toEqual([0n, 1n << 63n, CF | OF | ZF | PF]);
  });

  test("XCHG of AH and AL swaps them", () => {
    expect(run("86e0", { registers: { rax: 0x1122n } }).get("rax")).toBe(0x2211n);
  });

  test("90 is NOP, with REX.B it is XCHG R8, RAX, with F3 it is PAUSE whatever REX says", () => {
    const registers = { rax: ONES, r8: 5n };
    expect(run("90", { registers }).get("rax")).toBe(ONES);
    expect(run("4190", { registers }).get("rax")).toBe(5n);
    expect(run("f34190", { registers }).get("rax")).toBe(ONES);
  });
});

describe("LOCK", () => {
  test.each([
    ["lock add [rbx], eax", "f00103", "limit"],
    ["lock xchg [rbx], eax", "f08703", "limit"],
    ["lock cmpxchg8b [rbx]", "f00fc70b", "limit"],
    ["lock bts [rbx], 1", "f00fba2b01", "limit"],
    ["lock add eax, [rbx]", "f00303", "fault"],
    ["lock add eax, eax", "f001c0", "fault"],
    ["lock cmp [rbx], eax", "f03903", "fault"],
    ["lock bt [rbx], 1", "f00fba2301", "fault"],
    ["lock mov [rbx], eax", "f08903", "fault"],
    ["lock nop", "f090", "fault"],
  ])("%s", (_, hex, reason) => {
    const { stop } = run(hex, { registers: { rbx: DATA } });
    expect(stop.reason).toBe(reason);
    if (reason === "fault") expect(stop.fault).toBe("#UD");
  });
});
