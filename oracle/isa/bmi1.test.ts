/** BMI1: values from the manual's Operation sections; AF, PF (and SF of BEXTR) are undefined. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AF, CF, OF, PF, SF, STATUS, ZF } from "../flags.ts";
import { DATA, type Ran, run } from "../testing/guest.ts";
import { andNot, extractField, isolateLowestOne, maskToLowestOne, resetLowestOne } from "./bmi1.ts";

const DEFINED = CF | OF | SF | ZF;
const flagsOf = ({ state }: Ran): number => state.rflags & DEFINED;
const TOP = 1n << 63n;

/** The sources are in RBX and RCX, the destination is RAX. */
const ran = (hex: string, rbx: bigint, rcx: bigint): Ran => run(hex, { registers: { rbx, rcx }, flags: STATUS });

describe("64 bits", () => {
  test.each<[string, string, bigint, bigint, bigint, number]>([
    ["andn rax, rbx, rcx", "c4e2e0f2c1", 0xf0n, 0xffn, 0x0fn, 0],
    ["andn rax, rbx, rcx", "c4e2e0f2c1", -1n, 0xffn, 0n, ZF],
    ["andn rax, rbx, rcx", "c4e2e0f2c1", 0n, TOP, TOP, SF],
    ["blsr rax, rbx", "c4e2f8f3cb", 0x58n, 0n, 0x50n, 0],
    ["blsr rax, rbx", "c4e2f8f3cb", TOP, 0n, 0n, ZF],
    ["blsr rax, rbx", "c4e2f8f3cb", 0n, 0n, 0n, ZF | CF],
    ["blsmsk rax, rbx", "c4e2f8f3d3", 0x58n, 0n, 0x0fn, 0],
    ["blsmsk rax, rbx", "c4e2f8f3d3", 0n, 0n, (1n << 64n) - 1n, SF | CF],
    ["blsi rax, rbx", "c4e2f8f3db", 0x58n, 0n, 8n, CF],
    ["blsi rax, rbx", "c4e2f8f3db", TOP, 0n, TOP, SF | CF],
    ["blsi rax, rbx", "c4e2f8f3db", 0n, 0n, 0n, ZF],
    ["bextr rax, rbx, rcx", "c4e2f0f7c3", 0x1234_5678n, 0x0c08n, 0x456n, 0],
    ["bextr rax, rbx, rcx", "c4e2f0f7c3", -1n, 0x0840n, 0n, ZF],
    ["bextr rax, rbx, rcx", "c4e2f0f7c3", -1n, 0xff3en, 3n, 0],
    ["bextr rax, rbx, rcx", "c4e2f0f7c3", -1n, 0x0000n, 0n, ZF],
  ])("%s: %#", (_, hex, rbx, rcx, value, flags) => {
    const end = ran(hex, rbx, rcx);
    expect([end.get("rax"), flagsOf(end) & ~(hex.startsWith("c4e2f0f7") ? SF : 0)]).toEqual([value, flags]);
  });
});

test("32 bits clear the upper half, and see none of it", () => {
  const end = run("c4e260f2c1", { registers: { rax: -1n, rbx: 0xf_0000_0000n, rcx: 0xf_8000_0000n } });
  expect([end.get("rax"), flagsOf(end)]).toEqual([0x8000_0000n, SF]); // andn eax, ebx, ecx
  expect(run("c4e270f7c3", { registers: { rbx: 0xff_0000_0001n, rcx: 0x2000n } }).get("rax")).toBe(1n); // bextr eax, ebx, ecx
});

test("the destination may be a source, and the source in memory", () => {
  const memory = [[DATA + 8n, 0xff00n]] as const;
  const setting = { registers: { rax: 0xf000n, rdx: DATA }, memory };
  expect(run("c4e2f8f24208", setting).get("rax")).toBe(0x0f00n); // andn rax, rax, [rdx+8]
});

test("AF and PF are undefined and clear, as is SF of BEXTR; the other three are defined", () => {
  for (const [hex, more] of [
    ["c4e2e0f2c1", 0],
    ["c4e2f8f3cb", 0],
    ["c4e2f8f3d3", 0],
    ["c4e2f8f3db", 0],
    ["c4e2f0f7c3", SF],
  ] as const) {
    const { state } = ran(hex, 3n, 0x0101n);
    expect([state.undefinedFlags, state.rflags & (AF | PF | more)]).toEqual([AF | PF | more, 0]);
  }
});

const word = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n });

test("the lowest 1 and what BLSR leaves make the source; BLSMSK ends with it", () => {
  fc.assert(
    fc.property(word, (source) => {
      const [lowest, rest, mask] = [isolateLowestOne, resetLowestOne, maskToLowestOne].map(
        (define) => define(64, source).value,
      ) as [bigint, bigint, bigint];
      expect(lowest | rest).toBe(source);
      expect(lowest & rest).toBe(0n);
      if (source !== 0n) expect(mask).toBe(2n * lowest - 1n);
    }),
  );
});

test("ANDN and AND of the same operands make the second one", () => {
  fc.assert(
    fc.property(word, word, (first, second) => (andNot(64, first, second).value | (first & second)) === second),
  );
});

test("fields side by side make the source", () => {
  fc.assert(
    fc.property(word, fc.integer({ min: 0, max: 63 }), (source, cut) => {
      const low = extractField(64, source, BigInt(cut << 8)).value;
      const high = extractField(64, source, BigInt(((64 - cut) << 8) | cut)).value;
      expect((high << BigInt(cut)) | low).toBe(source);
    }),
  );
});
