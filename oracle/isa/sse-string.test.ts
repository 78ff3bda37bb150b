/** The string comparisons as instructions: where lengths come from, where findings go, and that a fault changes nothing. */
import { expect, test } from "vitest";
import { AF, CF, OF, PF, SF, STATUS, ZF } from "../flags.ts";
import { DATA } from "../testing/guest.ts";
import { runWithVectors } from "../testing/vector-guest.ts";
import { fromLanes } from "../vector.ts";

const text = (string: string): bigint =>
  fromLanes(
    8,
    [...string].map((char) => BigInt(char.charCodeAt(0))),
  );

const ALPHABET = text("abcdefghijklmnop");
const ONES = (1n << 64n) - 1n;

/** PCMPISTRI: CF found, ZF and SF an end in the second and the first operand, OF found at 0; AF and PF become 0. */
test.each([
  ["xyzb", "abcdefghijklmnop", 1n, CF | SF],
  ["a", "a", 0n, CF | ZF | SF | OF],
  ["0123456789abcdef", "ABCDEFGHIJKLMNOP", 16n, 0],
  ["", "ABC", 16n, ZF | SF],
])("pcmpistri xmm1, xmm2, 0: one of %j in %j", (first, second, index, flags) => {
  const setting = { flags: STATUS, registers: { rcx: ONES } };
  const { state } = runWithVectors("660f3a63ca00", { 1: text(first), 2: text(second) }, setting);
  expect(state.registers[1]).toBe(index);
  expect(state.rflags & STATUS).toBe(flags);
  expect(state.rflags & (AF | PF)).toBe(0);
});

test("PCMPISTRM: a bit or an element of XMM0", () => {
  const vectors = { 0: (1n << 128n) - 1n, 1: text("ca"), 2: ALPHABET };
  expect(runWithVectors("660f3a62ca00", vectors).state.vectors[0]).toBe(0b101n);
  expect(runWithVectors("660f3a62ca40", vectors).state.vectors[0]).toBe(0xff00ffn);
});

/** Equal each, where xmm1 and xmm2 agree everywhere: positions are found up to the lengths and where both have ended. Bits of XMM0. */
const lengthTest = (hex: string, rax: bigint, rdx: bigint): bigint =>
  runWithVectors(hex, { 1: ALPHABET, 2: ALPHABET }, { registers: { rax, rdx } }).state.vectors[0]!;

test("PCMPESTRM takes the magnitude of EAX and EDX, with REX.W of RAX and RDX", () => {
  const agreed = (one: number, two: number): bigint => {
    const differ = ((1n << BigInt(Math.max(one, two))) - 1n) & ~((1n << BigInt(Math.min(one, two))) - 1n);
    return 0xffffn & ~differ;
  };
  const [narrow, wide] = ["660f3a60ca08", "66480f3a60ca08"];
  expect(lengthTest(narrow, 3n, 5n)).toBe(agreed(3, 5));
  expect(lengthTest(narrow, 0xffff_fffdn, 5n)).toBe(agreed(3, 5));
  expect(lengthTest(wide, 0xffff_fffdn, 5n)).toBe(agreed(16, 5));
  expect(lengthTest(wide, ONES - 2n, 5n)).toBe(agreed(3, 5));
  expect(lengthTest(narrow, 7n << 32n, 0x8000_0000n)).toBe(agreed(0, 16));
  expect(lengthTest(wide, 1n << 63n, 1n)).toBe(agreed(16, 1));
});

test("PCMPESTRI does not end at a 0", () => {
  const { state } = runWithVectors("660f3a61ca18", { 1: 0n, 2: 5n << 16n }, { registers: { rax: 16n, rdx: 16n } });
  expect(state.registers[1]).toBe(2n);
  expect(state.rflags & (ZF | SF)).toBe(0);
});

test("the operand in memory lies anywhere", () => {
  const { state, stop } = runWithVectors(
    "660f3a630b00",
    { 1: text("c") },
    { registers: { rbx: DATA + 3n }, memory: [[DATA + 3n, ALPHABET & ONES]] },
  );
  expect([stop.reason, state.registers[1]]).toEqual(["limit", 2n]);
});

test("where it cannot be read, nothing changes", () => {
  const registers = { rbx: DATA + 0x2000n - 15n, rcx: 7n };
  const { state, stop } = runWithVectors("660f3a620b00", { 0: 5n, 1: text("c") }, { registers, flags: STATUS });
  expect(stop).toMatchObject({ fault: "#PF", address: DATA + 0x2000n, access: "read" });
  expect([state.vectors[0], state.registers[1], state.rflags & STATUS]).toEqual([5n, 7n, STATUS]);
});
