/** Packed integers, against the host's typed arrays and numbers: nothing of it works on bigints. xmm1 is the first operand, xmm2 the second. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runWithVectors } from "../testing/vector-guest.ts";

type View = Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array;
type Make = new (buffer: ArrayBuffer) => View;

const view = (make: Make, vector: bigint): View => {
  const buffer = new ArrayBuffer(16);
  const data = new DataView(buffer);
  data.setBigUint64(0, BigInt.asUintN(64, vector), true);
  data.setBigUint64(8, vector >> 64n, true);
  return new make(buffer);
};

const vectorOf = ({ buffer }: View): bigint => {
  const data = new DataView(buffer);
  return (data.getBigUint64(8, true) << 64n) | data.getBigUint64(0, true);
};

const execute = (hex: string, first: bigint, second: bigint): bigint =>
  runWithVectors(hex, { 1: first, 2: second }).state.vectors[1]!;

/** Bytes at edges as often as any others, so that signs and saturation are met. */
const vector = fc
  .array(fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xff), fc.nat(255)), { minLength: 16, maxLength: 16 })
  .map((bytes) => vectorOf(Uint8Array.from(bytes)));

/** What holds for every pair of vectors. */
const forAll = (holds: (first: bigint, second: bigint) => void, numRuns = 25): void =>
  fc.assert(fc.property(vector, vector, holds), { numRuns });

const clamp = (lowest: number, highest: number) => (value: number) => Math.min(Math.max(value, lowest), highest);
const toInt8 = clamp(-128, 127);
const toUint8 = clamp(0, 255);
const toInt16 = clamp(-32768, 32767);
const toUint16 = clamp(0, 65535);

const add = (a: number, b: number): number => a + b;
const subtract = (a: number, b: number): number => a - b;
const average = (a: number, b: number): number => Math.floor((a + b + 1) / 2);
const ones = (holds: (a: number, b: number) => boolean) => (a: number, b: number) => (holds(a, b) ? -1 : 0);
const equal = ones((a, b) => a === b);
const greater = ones((a, b) => a > b);
const sign = (a: number, b: number): number => a * Math.sign(b);
const absolute = (_: number, b: number): number => Math.abs(b);

/** A typed array cuts off what does not fit, as the instructions that wrap do. */
const LANEWISE: readonly [string, string, Make, (a: number, b: number) => number][] = [
  ["PADDB", "660ffcca", Int8Array, add],
  ["PADDW", "660ffdca", Int16Array, add],
  ["PADDD", "660ffeca", Int32Array, add],
  ["PSUBB", "660ff8ca", Int8Array, subtract],
  ["PSUBW", "660ff9ca", Int16Array, subtract],
  ["PSUBD", "660ffaca", Int32Array, subtract],
  ["PADDSB", "660fecca", Int8Array, (a, b) => toInt8(a + b)],
  ["PADDSW", "660fedca", Int16Array, (a, b) => toInt16(a + b)],
  ["PADDUSB", "660fdcca", Uint8Array, (a, b) => toUint8(a + b)],
  ["PADDUSW", "660fddca", Uint16Array, (a, b) => toUint16(a + b)],
  ["PSUBSB", "660fe8ca", Int8Array, (a, b) => toInt8(a - b)],
  ["PSUBSW", "660fe9ca", Int16Array, (a, b) => toInt16(a - b)],
  ["PSUBUSB", "660fd8ca", Uint8Array, (a, b) => toUint8(a - b)],
  ["PSUBUSW", "660fd9ca", Uint16Array, (a, b) => toUint16(a - b)],
  ["PAVGB", "660fe0ca", Uint8Array, average],
  ["PAVGW", "660fe3ca", Uint16Array, average],
  ["PMULLW", "660fd5ca", Int16Array, (a, b) => a * b],
  ["PMULLD", "660f3840ca", Int32Array, Math.imul],
  ["PMULHW", "660fe5ca", Int16Array, (a, b) => (a * b) >> 16],
  ["PMULHUW", "660fe4ca", Uint16Array, (a, b) => (a * b) / 65536],
  ["PMULHRSW", "660f380bca", Int16Array, (a, b) => (a * b + 0x4000) >> 15],
  ["PCMPEQB", "660f74ca", Int8Array, equal],
  ["PCMPEQW", "660f75ca", Int16Array, equal],
  ["PCMPEQD", "660f76ca", Int32Array, equal],
  ["PCMPGTB", "660f64ca", Int8Array, greater],
  ["PCMPGTW", "660f65ca", Int16Array, greater],
  ["PCMPGTD", "660f66ca", Int32Array, greater],
  ["PMINUB", "660fdaca", Uint8Array, Math.min],
  ["PMINUW", "660f383aca", Uint16Array, Math.min],
  ["PMINUD", "660f383bca", Uint32Array, Math.min],
  ["PMINSB", "660f3838ca", Int8Array, Math.min],
  ["PMINSW", "660feaca", Int16Array, Math.min],
  ["PMINSD", "660f3839ca", Int32Array, Math.min],
  ["PMAXUB", "660fdeca", Uint8Array, Math.max],
  ["PMAXUW", "660f383eca", Uint16Array, Math.max],
  ["PMAXUD", "660f383fca", Uint32Array, Math.max],
  ["PMAXSB", "660f383cca", Int8Array, Math.max],
  ["PMAXSW", "660feeca", Int16Array, Math.max],
  ["PMAXSD", "660f383dca", Int32Array, Math.max],
  ["PABSB", "660f381cca", Int8Array, absolute],
  ["PABSW", "660f381dca", Int16Array, absolute],
  ["PABSD", "660f381eca", Int32Array, absolute],
  ["PSIGNB", "660f3808ca", Int8Array, sign],
  ["PSIGNW", "660f3809ca", Int16Array, sign],
  ["PSIGND", "660f380aca", Int32Array, sign],
];

test.each(LANEWISE)("%s, lane by lane", (_, hex, make, lane) => {
  forAll((first, second) => {
    const [a, b] = [view(make, first), view(make, second)];
    const expected = new make(new ArrayBuffer(16));
    for (let n = 0; n < a.length; n++) expected[n] = lane(a[n]!, b[n]!);
    expect(execute(hex, first, second)).toBe(vectorOf(expected));
  });
});

/** Each two neighbours make one lane. */
const NEIGHBOURS: readonly [string, string, Make, (low: number, high: number) => number][] = [
  ["PHADDW", "660f3801ca", Int16Array, add],
  ["PHADDD", "660f3802ca", Int32Array, add],
  ["PHADDSW", "660f3803ca", Int16Array, (a, b) => toInt16(a + b)],
  ["PHSUBW", "660f3805ca", Int16Array, subtract],
  ["PHSUBD", "660f3806ca", Int32Array, subtract],
  ["PHSUBSW", "660f3807ca", Int16Array, (a, b) => toInt16(a - b)],
];

test.each(NEIGHBOURS)("%s, neighbour by neighbour", (_, hex, make, lane) => {
  forAll((first, second) => {
    const both = [...view(make, first), ...view(make, second)];
    const expected = new make(new ArrayBuffer(16));
    for (let n = 0; n < expected.length; n++) expected[n] = lane(both[2 * n]!, both[2 * n + 1]!);
    expect(execute(hex, first, second)).toBe(vectorOf(expected));
  });
});

test("PMADDWD and PMADDUBSW add neighbouring products", () => {
  forAll((first, second) => {
    const [a, b] = [view(Int16Array, first), view(Int16Array, second)];
    const words = Int32Array.from({ length: 4 }, (_, n) => a[2 * n]! * b[2 * n]! + a[2 * n + 1]! * b[2 * n + 1]!);
    expect(execute("660ff5ca", first, second)).toBe(vectorOf(words));
    const [u, s] = [view(Uint8Array, first), view(Int8Array, second)];
    const sums = Int16Array.from({ length: 8 }, (_, n) =>
      toInt16(u[2 * n]! * s[2 * n]! + u[2 * n + 1]! * s[2 * n + 1]!),
    );
    expect(execute("660f3804ca", first, second)).toBe(vectorOf(sums));
  });
  const lowest = vectorOf(new Int16Array(8).fill(-32768));
  expect(execute("660ff5ca", lowest, lowest)).toBe(vectorOf(new Int32Array(4).fill(-(2 ** 31))));
});

test("PSADBW and MPSADBW add absolute differences", () => {
  const distance = (left: number[], right: number[]): number =>
    left.reduce((sum, byte, n) => sum + Math.abs(byte - right[n]!), 0);
  forAll((first, second) => {
    const [a, b] = [[...view(Uint8Array, first)], [...view(Uint8Array, second)]];
    const halves = [0, 8].map((at) => distance(a.slice(at, at + 8), b.slice(at, at + 8)));
    expect(execute("660ff6ca", first, second)).toBe(vectorOf(Uint32Array.of(halves[0]!, 0, halves[1]!, 0)));
    for (let control = 0; control < 8; control++) {
      const [from, block] = [control & 4, b.slice(4 * (control & 3), 4 * (control & 3) + 4)];
      const words = Uint16Array.from({ length: 8 }, (_, n) => distance(a.slice(from + n, from + n + 4), block));
      expect(execute(`660f3a42ca0${control}`, first, second)).toBe(vectorOf(words));
    }
  });
});

test("PHMINPOSUW finds the first of the smallest words", () => {
  forAll((first, second) => {
    const words = [...view(Uint16Array, second)];
    const smallest = Math.min(...words);
    const expected = Uint16Array.of(smallest, words.indexOf(smallest), 0, 0, 0, 0, 0, 0);
    expect(execute("660f3841ca", first, second)).toBe(vectorOf(expected));
  });
  expect(execute("660f3841ca", 0n, 0x0003_0002_0005_0002_0009_0009_0009_0009n)).toBe(0x4_0002n);
});

describe("products and comparisons of quadwords", () => {
  const ONES = 2n ** 128n - 1n;
  test.each([
    ["PMULUDQ of the largest", "660ff4ca", ONES, ONES, 0xfffffffe00000001_fffffffe00000001n],
    ["PMULDQ of -1 and -1", "660f3828ca", ONES, ONES, 0x1_0000000000000001n],
    ["PMULDQ of -1 and 2", "660f3828ca", 0xffff_ffffn, 2n, 0xffff_ffff_ffff_fffen],
    ["PADDQ does not carry into the next", "660fd4ca", ONES, 1n, (ONES >> 64n) << 64n],
    ["PSUBQ does not borrow from the next", "660ffbca", 0n, 1n, 2n ** 64n - 1n],
    ["PCMPEQQ", "660f3829ca", 5n << 64n, 4n << 64n, 2n ** 64n - 1n],
    ["PCMPGTQ is signed", "660f3837ca", 1n << 64n, ONES, ONES],
    ["PCMPGTQ of -1 and 1", "660f3837ca", ONES, (1n << 64n) | 1n, 0n],
  ])("%s", (_, hex, first, second, expected) => expect(execute(hex, first, second)).toBe(expected));
});
