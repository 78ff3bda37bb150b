/** String instructions: direction, counters, address size, and what a fault in the middle leaves. Fault order as measured on an Intel core. */
import { describe, expect, test } from "vitest";
import { AF, CF, DF, PF, SF, STATUS, ZF } from "../flags.ts";
import { CONSTANT, DATA, quadwordAt, run } from "../testing/guest.ts";

const UPPER = 0x1234_5678_0000_0000n;
const END = DATA + 0x2000n;

describe("moves and fills", () => {
  const memory = [[DATA, 0x8877_6655_4433_2211n]] as const;

  test("REP MOVSB copies upwards", () => {
    const { state, get } = run("f3a4", { memory, registers: { rcx: 5n, rsi: DATA, rdi: DATA + 64n } });
    expect(quadwordAt(state, DATA + 64n)).toBe(0x55_4433_2211n);
    expect([get("rcx"), get("rsi"), get("rdi")]).toEqual([0n, DATA + 5n, DATA + 69n]);
  });

  test("with DF it goes downwards, so that overlapping copies to higher addresses keep their content", () => {
    const { state, get } = run("f348a5", { flags: DF, memory, registers: { rcx: 1n, rsi: DATA, rdi: DATA + 4n } });
    expect(quadwordAt(state, DATA + 4n)).toBe(0x8877_6655_4433_2211n);
    expect([get("rsi"), get("rdi")]).toEqual([DATA - 8n, DATA - 4n]);
  });

  test("an overlapping copy upwards repeats its first byte", () => {
    const { state } = run("f3a4", { memory, registers: { rcx: 8n, rsi: DATA, rdi: DATA + 1n } });
    expect(quadwordAt(state, DATA)).toBe(0x1111_1111_1111_1111n);
  });

  test("either repeat prefix repeats", () => {
    expect(run("f2ab", { registers: { rax: 7n, rcx: 3n, rdi: DATA } }).get("rdi")).toBe(DATA + 12n);
  });

  test("a count of 0 changes nothing and touches nothing", () => {
    const { state, stop, get } = run("f3a6", { registers: { rsi: 1n, rdi: 2n }, flags: STATUS });
    expect(stop.reason).toBe("limit");
    expect([get("rsi"), get("rdi"), state.rflags & STATUS]).toEqual([1n, 2n, STATUS]);
  });

  test("LODSB changes AL only, REP LODSD clears the upper half of RAX", () => {
    expect(run("ac", { memory, registers: { rax: -1n, rsi: DATA } }).get("rax")).toBe(0xffff_ffff_ffff_ff11n);
    expect(run("f3ad", { memory, registers: { rax: -1n, rcx: 2n, rsi: DATA } }).get("rax")).toBe(0x8877_6655n);
  });
});

describe("address size 32", () => {
  test("ECX counts, ESI and EDI point, and all three lose their upper halves", () => {
    const { get } = run("67f3a4", { registers: { rcx: UPPER | 2n, rsi: UPPER | DATA, rdi: UPPER | (DATA + 8n) } });
    expect([get("rcx"), get("rsi"), get("rdi")]).toEqual([0n, DATA + 2n, DATA + 10n]);
  });

  test("a pointer that passes 2^32 wraps", () => {
    const { stop, get } = run("67aa", { flags: DF, registers: { rdi: DATA } });
    expect([stop.reason, get("rdi")]).toEqual(["limit", DATA - 1n]);
    expect(run("67f3aa", { registers: { rcx: 1n, rdi: 0xffff_ffffn } }).stop).toMatchObject({ address: 0xffff_ffffn });
  });

  test("a count of 0 leaves the upper halves", () => {
    expect(run("67f3aa", { registers: { rcx: UPPER } }).get("rcx")).toBe(UPPER);
  });
});

describe("comparisons", () => {
  const memory = [
    [DATA, 0x0000_0000_0005_0401n],
    [DATA + 64n, 0x0000_0000_0006_0401n],
  ] as const;

  test("REPE CMPSB stops behind the first difference, with the flags of that subtraction", () => {
    const { state, get } = run("f3a6", { memory, registers: { rcx: 8n, rsi: DATA, rdi: DATA + 64n } });
    expect([get("rcx"), get("rsi"), get("rdi")]).toEqual([5n, DATA + 3n, DATA + 67n]);
    expect(state.rflags & STATUS).toBe(CF | SF | AF | PF); // 5 - 6
  });

  test("REPNE SCASB stops behind the first match", () => {
    const { state, get } = run("f2ae", { memory, registers: { rax: 5n, rcx: 8n, rdi: DATA } });
    expect([get("rcx"), get("rdi")]).toEqual([5n, DATA + 3n]);
    expect(state.rflags & ZF).toBe(ZF);
  });

  test("without a prefix it is one comparison", () => {
    expect(run("a6", { memory, registers: { rcx: 8n, rsi: DATA, rdi: DATA + 64n } }).get("rcx")).toBe(8n);
  });
});

describe("a fault in the middle keeps the finished iterations", () => {
  test("of a fill", () => {
    const { stop, state, get } = run("f348ab", { registers: { rax: 9n, rcx: 5n, rdi: END - 16n } }); // rep stosq
    expect(stop).toMatchObject({ fault: "#PF", address: END, access: "write" });
    expect([get("rcx"), get("rdi"), quadwordAt(state, END - 8n)]).toEqual([3n, END, 9n]);
    expect(state.rip).toBe(stop.at);
  });

  test("of a copy: the element that faults has moved nothing", () => {
    const { stop, get } = run("f3a5", { registers: { rcx: 4n, rsi: DATA, rdi: END - 6n } }); // rep movsd
    expect(stop).toMatchObject({ fault: "#PF", address: END, access: "write" });
    expect([get("rcx"), get("rsi"), get("rdi")]).toEqual([3n, DATA + 4n, END - 2n]);
  });

  test("of a comparison, but the flags are those from before the instruction", () => {
    const setting = { flags: CF | SF, registers: { rcx: 9n, rsi: END - 2n, rdi: DATA } };
    const { state, stop, get } = run("f3a6", setting);
    expect(stop).toMatchObject({ fault: "#PF", address: END, access: "read" });
    expect(get("rcx")).toBe(7n);
    expect(state.rflags & STATUS).toBe(CF | SF);
  });
});

describe("which fault comes first", () => {
  test("MOVS reads before it writes", () => {
    expect(run("a4", { registers: { rsi: 1n, rdi: CONSTANT } }).stop).toMatchObject({ address: 1n, access: "read" });
  });

  test("CMPS reads ES:rDI before DS:rSI", () => {
    expect(run("a6", { registers: { rsi: 1n, rdi: 2n } }).stop).toMatchObject({ address: 2n });
  });
});
