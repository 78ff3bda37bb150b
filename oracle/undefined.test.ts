/** Undefined bits: marked in this very execution, resolved on demand, followed until they are overwritten, noticed when read. */
import { describe, expect, test } from "vitest";
import { AF, CF, OF, PF, SF, STATUS, ZF } from "./flags.ts";
import type { Resolve } from "./state.ts";
import { DATA, quadwordAt, run } from "./testing/guest.ts";

const allOnes: Resolve = (policy, undefinedBits) => policy | undefinedBits;
const allZeros: Resolve = (policy, undefinedBits) => policy & ~undefinedBits;

describe("flags", () => {
  test("a shift by 3 leaves AF and OF undefined, and what comes next defines them again", () => {
    expect(run("c1e003", {}).state.undefinedFlags).toBe(AF | OF); // shl eax, 3
    expect(run("c1e003 4801c8", { steps: 2 }).state.undefinedFlags).toBe(0); // … add rax, rcx
    expect(run("c1e003 48ffc0", { steps: 2 }).state.undefinedFlags).toBe(0); // … inc rax
    expect(run("c1e003 f8", { steps: 2 }).state.undefinedFlags).toBe(AF | OF); // … clc
  });

  test("a shift by 0 defines nothing and makes nothing undefined", () => {
    expect(run("21c0 c1e000", { steps: 2 }).state.undefinedFlags).toBe(AF); // and eax, eax; shl eax, 0
  });

  test("a resolution decides undefined flags and no others", () => {
    expect(run("21c0", { resolve: allOnes }).state.rflags & STATUS).toBe(ZF | PF | AF); // and eax, eax
    expect(run("21c0", { resolve: allZeros }).state.rflags & STATUS).toBe(ZF | PF);
  });

  test("DIV leaves all six undefined; the policy is that they stay", () => {
    const setting = { registers: { rax: 6n, rcx: 2n }, flags: CF | SF };
    expect(run("f6f1", setting).state.rflags & STATUS).toBe(CF | SF); // div cl
    expect(run("f6f1", setting).state.undefinedFlags).toBe(STATUS);
    expect(run("f6f1", { ...setting, resolve: allOnes }).state.rflags & STATUS).toBe(STATUS);
    expect(run("f6f1", { ...setting, resolve: allZeros }).state.rflags & STATUS).toBe(0);
  });

  test("BT leaves OF, SF, AF and PF undefined; the policy is that they stay, and ZF does in any case", () => {
    const { state } = run("0fbae003", { registers: { rax: 8n }, flags: OF | SF | ZF }); // bt eax, 3
    expect(state.rflags & STATUS).toBe(OF | SF | ZF | CF);
    expect(state.undefinedFlags).toBe(OF | SF | AF | PF);
  });
});

describe("registers", () => {
  test("BSF of 0 leaves the whole register undefined; the policy is that it stays", () => {
    const { state, get } = run("0fbcc1", { registers: { rax: -1n } }); // bsf eax, ecx
    expect(get("rax")).toBe((1n << 64n) - 1n);
    expect(state.undefinedBits[0]).toBe((1n << 64n) - 1n);
    expect(run("0fbcc1", { registers: { rax: 5n }, resolve: allZeros }).get("rax")).toBe(0n);
  });

  test("writing a part defines that part, a 32-bit write all of it", () => {
    expect(run("0fbcc1 b407", { steps: 2 }).state.undefinedBits[0]).toBe((1n << 64n) - 1n - 0xff00n); // … mov ah, 7
    expect(run("0fbcc1 b807000000", { steps: 2 }).state.undefinedBits[0]).toBe(0n); // … mov eax, 7
  });

  test("BSWAP of 16 bits: undefined, policy 0", () => {
    const { state, get } = run("660fc8", { registers: { rax: 0x1_2233n } }); // bswap ax
    expect(get("rax")).toBe(0x1_0000n);
    expect(state.undefinedBits[0]).toBe(0xffffn);
    expect(run("660fc8", { registers: { rax: 0x1_2233n }, resolve: allOnes }).get("rax")).toBe(0x1_ffffn);
  });
});

test("SHLD of 16 bits by 17 makes the target in memory undefined", () => {
  const setting = { registers: { rbx: DATA + 8n, rcx: 17n }, memory: [[DATA + 8n, 0x1234n]] as const };
  const { state } = run("660fa503", setting); // shld word ptr [rbx], ax, cl
  expect(state.undefinedMemory).toEqual([{ at: DATA + 8n, bytes: Uint8Array.of(0xff, 0xff) }]);
  expect(state.undefinedFlags).toBe(STATUS);
  expect(quadwordAt(run("660fa503", { ...setting, resolve: allOnes }).state, DATA + 8n)).toBe(0xffffn);
});

describe("reading an undefined bit is noticed", () => {
  test.each<[string, string]>([
    ["seto after a shift by 3", "c1e003 0f90c2"],
    ["lahf after and", "21c0 9f"],
    ["pushfq after and", "21c0 9c"],
    ["add after bsf of 0", "0fbcc1 4801c2"],
    ["an address after bsf of 0", "0fbcc1 488d00"],
  ])("%s", (_, hex) => {
    expect(run(hex, { steps: 2, registers: { rsp: DATA + 64n } }).state.undefinedWasRead).toBe(true);
  });

  test.each<[string, string]>([
    ["sete after a shift by 3", "c1e003 0f94c2"],
    ["cmovz after and", "21c0 0f44c2"],
    ["overwriting after bsf of 0", "0fbcc1 89d0"],
    ["setz after bt of a defined flag", "0fa3c1 0f94c2"],
  ])("%s reads none", (_, hex) => {
    expect(run(hex, { steps: 2 }).state.undefinedWasRead).toBe(false);
  });
});

describe("undefined memory and implicit operands", () => {
  /** shld word ptr [rsp], ax, cl by 17, then what follows. */
  const after = (hex: string) =>
    run(`660fa50424 ${hex}`, { steps: 2, registers: { rsp: DATA + 64n, rbp: DATA + 64n, rbx: DATA + 64n, rcx: 17n } });

  test.each<[string, string]>([
    ["pop", "5a"],
    ["popfq", "9d"],
    ["leave", "c9"],
    ["xlat", "d7"],
    ["cmpxchg8b [rbx]", "0fc70b"],
  ])("%s reads it", (_, hex) => expect(after(hex).state.undefinedWasRead).toBe(true));

  test("a push defines what it writes", () => {
    const { state } = run("660fa54424f8 52", { steps: 2, registers: { rsp: DATA + 64n, rcx: 17n } }); // shld [rsp-8]; push rdx
    expect(state.undefinedMemory.flatMap(({ bytes }) => [...bytes])).toEqual([0, 0]);
    expect(state.undefinedWasRead).toBe(false);
  });
});
