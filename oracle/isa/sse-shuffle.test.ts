/** Shuffles, packing, blends, shifts, insertion and extraction: expected values worked out by hand from the manual's pictures. */
import { expect, test } from "vitest";
import { CF, ZF } from "../flags.ts";
import { runWithVectors } from "../testing/vector-guest.ts";

/** Bytes of A are 0 to 15, of B 16 to 31: byte n shows where it came from. */
const A = 0x0f0e0d0c_0b0a0908_07060504_03020100n;
const B = 0x1f1e1d1c_1b1a1918_17161514_13121110n;
const ONES = 2n ** 128n - 1n;

/** xmm1 is A, xmm2 is B unless told otherwise. */
const after = (hex: string, first = A, second = B, selector = 0n): bigint =>
  runWithVectors(hex, { 0: selector, 1: first, 2: second }).state.vectors[1]!;

test.each([
  ["pshufd xmm1, xmm2, 00_01_10_11", "660f70ca1b", 0x13121110_17161514_1b1a1918_1f1e1d1cn],
  ["pshuflw xmm1, xmm2, 00_01_10_11", "f20f70ca1b", 0x1f1e1d1c_1b1a1918_11101312_15141716n],
  ["pshufhw xmm1, xmm2, 00_01_10_11", "f30f70ca1b", 0x19181b1a_1d1c1f1e_17161514_13121110n],
  ["shufps xmm1, xmm2, 11_10_01_00", "0fc6cae4", 0x1f1e1d1c_1b1a1918_07060504_03020100n],
  ["shufps xmm1, xmm2, 00_00_11_11", "0fc6ca0f", 0x13121110_13121110_0f0e0d0c_0f0e0d0cn],
  ["shufpd xmm1, xmm2, 01", "660fc6ca01", 0x17161514_13121110_0f0e0d0c_0b0a0908n],
  ["shufpd xmm1, xmm2, 10", "660fc6ca02", 0x1f1e1d1c_1b1a1918_07060504_03020100n],
  ["palignr xmm1, xmm2, 4", "660f3a0fca04", 0x03020100_1f1e1d1c_1b1a1918_17161514n],
  ["palignr xmm1, xmm2, 20", "660f3a0fca14", 0x00000000_0f0e0d0c_0b0a0908_07060504n],
  ["palignr xmm1, xmm2, 32", "660f3a0fca20", 0n],
  ["movsldup xmm1, xmm2", "f30f12ca", 0x1b1a1918_1b1a1918_13121110_13121110n],
  ["movshdup xmm1, xmm2", "f30f16ca", 0x1f1e1d1c_1f1e1d1c_17161514_17161514n],
  ["movddup xmm1, xmm2", "f20f12ca", 0x17161514_13121110_17161514_13121110n],
  ["punpcklbw xmm1, xmm2", "660f60ca", 0x1707_1606_1505_1404_1303_1202_1101_1000n],
  ["punpckhwd xmm1, xmm2", "660f69ca", 0x1f1e0f0e_1d1c0d0c_1b1a0b0a_19180908n],
  ["punpckldq xmm1, xmm2", "660f62ca", 0x17161514_07060504_13121110_03020100n],
  ["punpckhqdq xmm1, xmm2", "660f6dca", 0x1f1e1d1c_1b1a1918_0f0e0d0c_0b0a0908n],
  ["unpcklps xmm1, xmm2", "0f14ca", 0x17161514_07060504_13121110_03020100n],
  ["unpckhpd xmm1, xmm2", "660f15ca", 0x1f1e1d1c_1b1a1918_0f0e0d0c_0b0a0908n],
  ["blendps xmm1, xmm2, 0101", "660f3a0cca05", 0x0f0e0d0c_1b1a1918_07060504_13121110n],
  ["blendpd xmm1, xmm2, 10", "660f3a0dca02", 0x1f1e1d1c_1b1a1918_07060504_03020100n],
  ["pblendw xmm1, xmm2, 10000001", "660f3a0eca81", 0x1f1e0d0c_0b0a0908_07060504_03021110n],
  ["psllw xmm1, 8", "660f71f108", 0x0e000c00_0a000800_06000400_02000000n],
  ["psrld xmm1, 16", "660f72d110", 0x00000f0e_00000b0a_00000706_00000302n],
  ["psllq xmm1, 64", "660f73f140", 0n],
  ["pslldq xmm1, 3", "660f73f903", 0x0c0b0a09_08070605_04030201_00000000n],
  ["psrldq xmm1, 3", "660f73d903", 0x0000000f_0e0d0c0b_0a090807_06050403n],
  ["psrldq xmm1, 16", "660f73d910", 0n],
  ["insertps xmm1, xmm2, 11_10_1000", "660f3a21cae8", 0x00000000_1f1e1d1c_07060504_03020100n],
  ["pmovzxbw xmm1, xmm2", "660f3830ca", 0x0017_0016_0015_0014_0013_0012_0011_0010n],
  ["pmovzxwq xmm1, xmm2", "660f3834ca", 0x1312_000000000000_1110n],
])("%s", (_, hex, expected) => expect(after(hex)).toBe(expected));

test.each([
  ["pshufb takes bit 7 for 0 and ignores bits 6:4", "660f3800ca", A, 0x80_7f_00_8fn, 0x00_0f_00_00n],
  ["packsswb saturates both ways", "660f63ca", 0x8000_0080_007f_ff80n, 0n, 0x80_7f_7f_80n],
  ["packuswb takes negative for 0", "660f67ca", 0x8000_0100_00ff_0001n, 0n, 0x00_ff_ff_01n],
  ["packusdw", "660f382bca", 0x8000_0000_0001_0000n, 0n, 0x0000_ffffn],
  ["packssdw", "660f6bca", 0x8000_0000_0000_8000n, 0n, 0x8000_7fffn],
  ["psraw by more than 15", "660fe1ca", 0x8000_7fffn, 16n, 0xffff_0000n],
  ["the count is all of the low quadword", "660ff1ca", 1n, 1n << 63n, 0n],
  ["and nothing of the high one", "660ff1ca", 1n, 1n << 64n, 1n],
  ["pmovsxbd", "660f3821ca", 0n, 0x80_7f_ffn, 0xffffff80_0000007f_ffffffffn],
  ["pmovsxdq", "660f3825ca", 0n, 0x8000_0000n, 0xffff_ffff_8000_0000n],
])("%s", (_, hex, first, second, expected) => {
  // lanes that the numbers leave out are 0, and byte 0 wherever a shuffle names it
  expect(BigInt.asUintN(96, after(hex, first, second))).toBe(expected);
});

test("blends by the signs in xmm0", () => {
  expect(after("660f3810ca", A, B, 0x80n << 120n)).toBe((A & (ONES >> 8n)) | (0x1fn << 120n)); // pblendvb
  expect(after("660f3814ca", A, B, 1n << 31n)).toBe(0x0f0e0d0c_0b0a0908_07060504_13121110n); // blendvps
  expect(after("660f3815ca", A, B, 0x7fn << 120n)).toBe(A); // blendvpd: the bit below the sign
});

test("PTEST", () => {
  const flags = (first: bigint, second: bigint): number =>
    runWithVectors("660f3817ca", { 1: first, 2: second }, { flags: 0x8d5 }).state.rflags & 0x8d5;
  expect(flags(1n, 2n)).toBe(ZF);
  expect(flags(3n, 2n)).toBe(CF);
  expect(flags(3n, 6n)).toBe(0);
  expect(flags(1n << 127n, 0n)).toBe(ZF | CF);
});

test("lanes to general registers, with zeros above", () => {
  const rax = (hex: string): bigint =>
    runWithVectors(hex, { 1: A | (0x80n << 120n) }, { registers: { rax: -1n } }).state.registers[0]!;
  expect(rax("660f3a14c80e")).toBe(0x0en); // pextrb eax, xmm1, 14
  expect(rax("660fc5c10a")).toBe(0x0504n); // pextrw eax, xmm1, 10: three bits count
  expect(rax("660f3a16c803")).toBe(0x8f0e0d0cn); // pextrd eax, xmm1, 3
  expect(rax("66480f3a16c801")).toBe(0x8f0e0d0c_0b0a0908n); // pextrq rax, xmm1, 1
  expect(rax("66480f3a17c802")).toBe(0x0b0a0908n); // extractps rax, xmm1, 2
  expect(rax("660fd7c1")).toBe(0x8000n); // pmovmskb eax, xmm1
  expect(rax("0f50c1")).toBe(8n); // movmskps eax, xmm1
  expect(rax("660f50c1")).toBe(2n); // movmskpd eax, xmm1
});

test("general registers to lanes, of which the low bits count", () => {
  const xmm1 = (hex: string): bigint =>
    runWithVectors(hex, { 1: A }, { registers: { rax: 0x1122_3344_5566_7788n } }).state.vectors[1]!;
  expect(xmm1("660f3a20c80f")).toBe((A & (ONES >> 8n)) | (0x88n << 120n)); // pinsrb xmm1, eax, 15
  expect(xmm1("660fc4c800")).toBe(0x0f0e0d0c_0b0a0908_07060504_03027788n); // pinsrw xmm1, eax, 0
  expect(xmm1("660f3a22c801")).toBe(0x0f0e0d0c_0b0a0908_55667788_03020100n); // pinsrd xmm1, eax, 1
  expect(xmm1("66480f3a22c801")).toBe(0x11223344_55667788_07060504_03020100n); // pinsrq xmm1, rax, 1
});
