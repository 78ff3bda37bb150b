/** BMI2: values from the manual's Operation sections, laws, all pairs of bytes where a law tells everything. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AF, CF, OF, PF, SF, STATUS, ZF } from "../flags.ts";
import { DATA, run } from "../testing/guest.ts";
import { deposit, extract, rotateFlagless, shiftArithmeticFlagless, shiftLeftFlagless, zeroHighBits } from "./bmi2.ts";

const ONES = (1n << 64n) - 1n;

describe("without flags", () => {
  test.each<[string, string, bigint, bigint, bigint]>([
    ["pdep rax, rbx, rcx", "c4e2e3f5c1", 0b1011n, 0xf0f0n, 0b1011_0000n],
    ["pext rax, rbx, rcx", "c4e2e2f5c1", 0x1234n, 0xff00n, 0x12n],
    ["shlx rax, rbx, rcx", "c4e2f1f7c3", 3n, 65n, 6n],
    ["shlx eax, ebx, ecx", "c4e271f7c3", 0x8000_0001n, 33n, 2n],
    ["shrx rax, rbx, rcx", "c4e2f3f7c3", 1n << 63n, 63n, 1n],
    ["shrx eax, ebx, ecx", "c4e273f7c3", 0xf_8000_0000n, 31n, 1n],
    ["sarx rax, rbx, rcx", "c4e2f2f7c3", 1n << 63n, 63n, ONES],
    ["sarx eax, ebx, ecx", "c4e272f7c3", 0x8000_0000n, 4n, 0xf800_0000n],
    ["rorx rax, rbx, 65", "c4e3fbf0c341", 3n, 0n, (1n << 63n) | 1n],
    ["rorx eax, ebx, 4", "c4e37bf0c304", 0xf_0000_0021n, 0n, 0x1000_0002n],
  ])("%s", (_, hex, rbx, rcx, value) => {
    const { state, get } = run(hex, { registers: { rax: -1n, rbx, rcx }, flags: STATUS });
    expect([get("rax"), state.rflags & STATUS, state.undefinedFlags]).toEqual([value, STATUS, 0]);
  });
});

describe("BZHI", () => {
  test.each<[bigint, bigint, bigint, number]>([
    [ONES, 0n, 0n, ZF],
    [ONES, 63n, ONES >> 1n, 0],
    [ONES, 64n, ONES, CF | SF],
    [0n, 255n, 0n, CF | ZF],
    [ONES, 0x108n, 0xffn, 0],
  ])("of %i from bit %i on", (source, index, value, flags) => {
    const { state, get } = run("c4e2f0f5c3", { registers: { rbx: source, rcx: index }, flags: STATUS }); // bzhi rax, rbx, rcx
    expect([get("rax"), state.rflags & (CF | OF | SF | ZF), state.undefinedFlags]).toEqual([value, flags, AF | PF]);
  });

  test("of 32 bits takes index 31 for a position, 32 for none", () => {
    expect(zeroHighBits(32, 0xffff_ffffn, 31n)).toMatchObject({ value: 0x7fff_ffffn, flags: 0 });
    expect(zeroHighBits(32, 0xffff_ffffn, 32n)).toMatchObject({ value: 0xffff_ffffn, flags: CF | SF });
  });
});

describe("MULX", () => {
  const registers = { rdx: ONES, rcx: ONES, rax: 1n, rbx: 1n };

  test("the upper half goes to the first operand, the lower one to the second", () => {
    const { get, state } = run("c4e2e3f6c1", { registers, flags: STATUS }); // mulx rax, rbx, rcx
    expect([get("rax"), get("rbx"), state.rflags & STATUS]).toEqual([ONES - 1n, 1n, STATUS]);
  });

  test("one register for both receives the upper half", () => {
    expect(run("c4e2fbf6c1", { registers }).get("rax")).toBe(ONES - 1n); // mulx rax, rax, rcx
  });

  test("the implied factor and the source are read before they are written", () => {
    const { get } = run("c4e2f3f6d1", { registers: { rdx: 1n << 63n, rcx: 6n } }); // mulx rdx, rcx, rcx
    expect([get("rdx"), get("rcx")]).toEqual([3n, 0n]);
  });

  test("of 32 bits clears both upper halves", () => {
    const { get } = run("c4e263f6c1", { registers }); // mulx eax, ebx, ecx
    expect([get("rax"), get("rbx")]).toEqual([0xffff_fffen, 1n]);
  });

  test("that cannot read its source leaves both destinations alone", () => {
    const { get, stop } = run("c4e2e3f601", { registers: { ...registers, rcx: DATA - 8n } }); // mulx rax, rbx, [rcx]
    expect([stop.fault, get("rax"), get("rbx")]).toEqual(["#PF", 1n, 1n]);
  });
});

const BYTES = Array.from({ length: 256 }, (_, n) => BigInt(n));

test("PEXT undoes PDEP as far as there are places, and both stay inside: all pairs of bytes", () => {
  const wrong = BYTES.flatMap((places) => {
    const count = places.toString(2).replaceAll("0", "").length;
    return BYTES.filter((source) => {
      const spread = deposit(8, source, places);
      return (spread & ~places) !== 0n || extract(8, spread, places) !== (source & ((1n << BigInt(count)) - 1n));
    });
  });
  expect(wrong).toEqual([]);
});

test("PDEP keeps the order: what PEXT finds under a mask goes back there", () => {
  const word = fc.bigInt({ min: 0n, max: ONES });
  fc.assert(fc.property(word, word, (a, places) => deposit(64, extract(64, a, places), places) === (a & places)));
});

test("a rotate is a left and a right shift together; SARX divides, rounding down", () => {
  const word = fc.bigInt({ min: 0n, max: ONES });
  fc.assert(
    fc.property(word, fc.bigInt({ min: 1n, max: 63n }), (value, count) => {
      expect(rotateFlagless(64, value, count)).toBe((value >> count) | shiftLeftFlagless(64, value, 64n - count));
      const signed = BigInt.asIntN(64, value);
      const quotient = BigInt.asIntN(64, shiftArithmeticFlagless(64, value, count));
      expect(quotient * 2n ** count <= signed && signed < (quotient + 1n) * 2n ** count).toBe(true);
    }),
  );
});
