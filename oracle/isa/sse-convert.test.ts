/** Conversions as instructions: widths, upper halves, what does not fit, rounding. */
import { describe, expect, test } from "vitest";
import { CONSTANT } from "../testing/guest.ts";
import { runWithVectors } from "../testing/vector-guest.ts";

const [IE, PE] = [1, 32] as const;
const four = (...lanes: bigint[]): bigint => lanes.reduceRight((vector, lane) => (vector << 32n) | lane, 0n);
const two = (low: bigint, high: bigint): bigint => (high << 64n) | low;
const ALL = (1n << 128n) - 1n;
const UPPER = ALL - 0xffff_ffff_ffff_ffffn;
/** In double precision. */
const [ONE, TWO_AND_HALF, HUGE] = [0x3ff0_0000_0000_0000n, 0x4004_0000_0000_0000n, 0x7fe0_0000_0000_0000n] as const;

describe("scalars", () => {
  test("CVTSS2SD writes 64 bits, CVTSD2SS 32; the rest stays", () => {
    expect(runWithVectors("f30f5aca", { 1: ALL, 2: 0x3f80_0000n }).state.vectors[1]).toBe(UPPER | ONE);
    const { state } = runWithVectors("f20f5aca", { 1: ALL, 2: ONE });
    expect(state.vectors[1]).toBe(ALL - 0xffff_ffffn + 0x3f80_0000n);
  });

  test("CVTSI2SD takes 32 bits, with REX.W 64, signed", () => {
    const registers = { rax: 0x1_ffff_ffffn };
    expect(runWithVectors("f20f2ac8", { 1: ALL }, { registers }).state.vectors[1]).toBe(UPPER | 0xbff0_0000_0000_0000n);
    expect(runWithVectors("f2480f2ac8", {}, { registers }).state.vectors[1]).toBe(0x41ff_ffff_fff0_0000n);
  });

  test.each([
    ["cvtsd2si ecx, xmm1", "f20f2dc9", TWO_AND_HALF, 0x1f80, 2n, PE],
    ["the same, rounding up", "f20f2dc9", TWO_AND_HALF, 0x5f80, 3n, PE],
    ["cvttsd2si ecx, xmm1, rounding up", "f20f2cc9", TWO_AND_HALF, 0x5f80, 2n, PE],
    ["what does not fit in 32 bits", "f20f2dc9", HUGE, 0x1f80, 0x8000_0000n, IE],
    ["what does not fit in 64 bits", "f2480f2dc9", HUGE, 0x1f80, 1n << 63n, IE],
    ["-1 in 32 bits", "f20f2dc9", ONE | (1n << 63n), 0x1f80, 0xffff_ffffn, 0],
    ["-1 in 64 bits", "f2480f2dc9", ONE | (1n << 63n), 0x1f80, 0xffff_ffff_ffff_ffffn, 0],
  ])("%s", (_, hex, source, mxcsr, expected, flags) => {
    const { state } = runWithVectors(hex, { 1: source }, { registers: { rcx: -1n }, mxcsr });
    expect(state.registers[1]).toBe(expected);
    expect(state.mxcsr).toBe(mxcsr | flags);
  });

  test("an integer that faults leaves the register alone", () => {
    const { state, stop } = runWithVectors("f20f2dc9", { 1: HUGE }, { registers: { rcx: 7n }, mxcsr: 0 });
    expect([stop.fault, state.registers[1], state.mxcsr]).toEqual(["#XM", 7n, IE]);
  });
});

describe("vectors", () => {
  test.each([
    ["cvtps2pd", "0f5aca", four(0x3f80_0000n, 0x4020_0000n, 7n, 7n), two(ONE, TWO_AND_HALF), 0],
    ["cvtpd2ps", "660f5aca", two(ONE, TWO_AND_HALF), four(0x3f80_0000n, 0x4020_0000n, 0n, 0n), 0],
    ["cvtdq2ps", "0f5bca", four(1n, 0xffff_ffffn, 0n, 2n), four(0x3f80_0000n, 0xbf80_0000n, 0n, 0x4000_0000n), 0],
    ["cvtdq2pd", "f30fe6ca", four(1n, 0xffff_ffffn, 7n, 7n), two(ONE, ONE | (1n << 63n)), 0],
    ["cvtps2dq", "660f5bca", four(0x4020_0000n, 0x4060_0000n, 0xbf80_0000n, 0n), four(2n, 4n, 0xffff_ffffn, 0n), PE],
    [
      "cvttps2dq",
      "f30f5bca",
      four(0x4020_0000n, 0x4060_0000n, 0x7fc0_0000n, 0n),
      four(2n, 3n, 0x8000_0000n, 0n),
      IE | PE,
    ],
    ["cvtpd2dq", "f20fe6ca", two(TWO_AND_HALF, HUGE), four(2n, 0x8000_0000n, 0n, 0n), IE | PE],
    ["cvttpd2dq", "660fe6ca", two(TWO_AND_HALF, ONE), four(2n, 1n, 0n, 0n), PE],
  ])("%s", (_, hex, source, expected, flags) => {
    const { state } = runWithVectors(hex, { 1: ALL, 2: source });
    expect(state.vectors[1]).toBe(expected);
    expect(state.mxcsr).toBe(0x1f80 | flags);
  });

  test("CVTPS2PD and CVTDQ2PD read eight bytes, wherever they lie", () => {
    for (const hex of ["0f5a0b", "f30fe60b"]) {
      const ends = [4088n, 4089n].map((offset) => runWithVectors(hex, {}, { registers: { rbx: CONSTANT + offset } }));
      expect(ends.map(({ stop }) => stop.fault)).toEqual([undefined, "#PF"]);
    }
  });
});
