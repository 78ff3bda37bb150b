/** Moves: widths, extensions, addresses. */
import { describe, expect, test } from "vitest";
import { SF, STATUS, ZF } from "../flags.ts";
import { DATA, quadwordAt, run } from "../testing/guest.ts";

const ONES = (1n << 64n) - 1n;
const memory = [[DATA, 0x8899_aabb_ccdd_eeffn]] as const;
const registers = { rbx: DATA, rax: ONES, rcx: ONES };

test.each<[string, string, bigint]>([
  ["mov al, [rbx]", "8a03", ONES],
  ["mov ah, [rbx]", "8a23", ONES],
  ["mov ax, [rbx]", "668b03", 0xffff_ffff_ffff_eeffn],
  ["mov eax, [rbx] clears the upper half", "8b03", 0xccdd_eeffn],
  ["mov rax, [rbx]", "488b03", 0x8899_aabb_ccdd_eeffn],
  ["movzx eax, byte", "0fb603", 0xffn],
  ["movsx ax, byte", "660fbe03", ONES],
  ["movsx eax, word", "0fbf03", 0xffff_eeffn],
  ["movsx rax, word", "480fbf03", 0xffff_ffff_ffff_eeffn],
  ["movsxd rax, dword", "486303", 0xffff_ffff_ccdd_eeffn],
  ["movsxd eax, dword is a move", "6303", 0xccdd_eeffn],
  ["mov eax, imm32", "b8ffffffff", 0xffff_ffffn],
  ["mov rax, imm32 sign-extends", "48c7c0ffffffff", ONES],
  ["mov rax, imm64", "48b80000000000000080", 1n << 63n],
  ["mov al, [moffs64]", "a00000010000000000", ONES],
  ["mov eax, [moffs32] with 67", "67a100000100", 0xccdd_eeffn],
])("%s", (_, hex, expected) => {
  expect(run(hex, { registers, memory }).get("rax")).toBe(expected);
});

test("a byte register without REX may be the second byte, with REX it is the low byte", () => {
  expect(run("b412", { registers: {} }).get("rax")).toBe(0x1200n); // mov ah, 0x12
  expect(run("40b412", { registers: {} }).get("rsp")).toBe(0x12n); // mov spl, 0x12
});

test("moffs stores reach the whole address space, with fs in front", () => {
  const { state } = run("a30000010000000000", { registers }); // mov [moffs64], eax
  expect(quadwordAt(state, DATA)).toBe(0xffff_ffffn);
  expect(run("64a1f0ffffffffffffff", { registers }).stop).toMatchObject({ address: ONES - 15n });
});

describe("LEA", () => {
  test.each<[string, string, bigint]>([
    ["base + index * 8 + displacement", "488d44cbf0", DATA - 8n - 16n],
    ["32-bit operand cuts", "8d44cbf0", (DATA - 24n) & 0xffff_ffffn],
    ["16-bit operand keeps the rest", "668d03", ONES - 0xffffn],
    ["67 cuts the address, also for a 64-bit operand", "67488d41ff", 0xffff_fffen],
    ["the segment base is no part of it", "64488d03", DATA],
    ["RIP is the next instruction's", "488d0510000000", 0x40_0017n],
  ])("%s", (_, hex, expected) => {
    expect(run(hex, { registers }).get("rax")).toBe(expected);
  });

  test("no register form", () => expect(run("488dc0").stop).toMatchObject({ fault: "#UD" }));
});

test("CMOV reads its source and clears the upper half even when the condition does not hold", () => {
  expect(run("0f44c1", { registers }).get("rax")).toBe(0xffff_ffffn); // cmovz eax, ecx without ZF
  expect(run("0f4403", { registers: { rbx: 1n } }).stop).toMatchObject({ fault: "#PF", access: "read" });
});

describe("XLAT", () => {
  test("AL is unsigned, RBX is the table", () => {
    const table = { rbx: DATA - 0xf8n, rax: ONES };
    expect(run("d7", { registers: table, memory: [[DATA, 0x77_0000_0000_0000n + (0x55n << 56n)]] }).get("rax")).toBe(
      ONES - 0xaan,
    );
  });

  test("with 67 the sum is cut to 32 bits", () => {
    expect(run("67d7", { registers: { rbx: (7n << 32n) | DATA, rax: 1n }, memory }).get("rax")).toBe(0xeen);
  });
});

describe("segments", () => {
  test("the last override counts, CS, DS, ES and SS count for nothing", () => {
    for (const prefix of ["2e", "36", "3e", "26"]) {
      expect(run(`${prefix}8b03`, { registers, memory }).get("rax")).toBe(0xccdd_eeffn);
    }
  });
});

describe("the accumulator's sign", () => {
  test.each<[string, string, bigint, bigint]>([
    ["cbw", "6698", 0x1180n, 0xff80n],
    ["cwde", "98", 0xffff_ffff_ffff_8000n, 0xffff_8000n],
    ["cdqe", "4898", 0x8000_0000n, 0xffff_ffff_8000_0000n],
  ])("%s", (_, hex, before, after) => expect(run(hex, { registers: { rax: before } }).get("rax")).toBe(after));

  test.each<[string, string, bigint, bigint]>([
    ["cwd", "6699", 0x8000n, 0x1_ffffn],
    ["cdq", "99", 0x8000_0000n, 0xffff_ffffn],
    ["cqo", "4899", 1n << 63n, ONES],
    ["cqo of a positive number", "4899", 1n, 0n],
  ])("%s", (_, hex, rax, rdx) => expect(run(hex, { registers: { rax, rdx: 0x1_0000n } }).get("rdx")).toBe(rdx));
});

test("LAHF shows bit 1 set and bits 3 and 5 clear, SAHF takes back the five flags only", () => {
  expect(run("9f", { flags: STATUS }).get("rax")).toBe(0xd700n);
  expect(run("9e", { registers: { rax: 0xff00n } }).state.rflags).toBe(0x2d7);
  expect(run("9e", { registers: { rax: 0n }, flags: ZF | SF }).state.rflags).toBe(0x202);
});
