/** POPCNT, LZCNT, TZCNT: every width, every flag. */
import { describe, expect, test } from "vitest";
import { AF, CF, OF, PF, SF, STATUS, ZF } from "../flags.ts";
import { run } from "../testing/guest.ts";
import { countOnes, leadingZeros, trailingZeros } from "./bit-count.ts";

describe.each<[string, string, string, string]>([
  ["lzcnt", "66f30fbdc3", "f30fbdc3", "f3480fbdc3"],
  ["tzcnt", "66f30fbcc3", "f30fbcc3", "f3480fbcc3"],
])("%s", (name, ...codes) => {
  test.each([16, 32, 64] as const)("of 0 is the width, and CF: %i bits", (width) => {
    const code = codes[[16, 32, 64].indexOf(width)]!;
    const { get, state } = run(code, { registers: { rax: -1n, rbx: 1n << 64n }, flags: STATUS });
    expect(BigInt.asUintN(width === 16 ? 16 : 64, get("rax"))).toBe(BigInt(width));
    expect(state.rflags & (CF | ZF)).toBe(CF);
  });

  test.each([16, 32, 64] as const)("of a source that counts nothing is 0, and ZF: %i bits", (width) => {
    const source = name === "lzcnt" ? 1n << BigInt(width - 1) : 1n;
    const { get, state } = run(codes[[16, 32, 64].indexOf(width)]!, { registers: { rbx: source }, flags: STATUS });
    expect([get("rax"), state.rflags & (CF | ZF)]).toEqual([0n, ZF]);
  });

  test("leaves OF, SF, PF and AF undefined, and clears them", () => {
    const { state } = run(codes[2]!, { registers: { rbx: 8n }, flags: STATUS });
    expect([state.undefinedFlags, state.rflags & STATUS]).toEqual([OF | SF | PF | AF, 0]);
  });
});

test("every position of a single 1", () => {
  for (let n = 0; n < 64; n++) {
    expect(trailingZeros(64, 1n << BigInt(n)).value).toBe(BigInt(n));
    expect(leadingZeros(64, 1n << BigInt(n)).value).toBe(BigInt(63 - n));
  }
});

test("POPCNT counts ones and clears every flag but ZF", () => {
  for (const [source, count, flags] of [
    [0n, 0n, ZF],
    [0xa5n, 4n, 0],
    [(1n << 64n) - 1n, 64n, 0],
  ] as const) {
    const { get, state } = run("f3480fb8c3", { registers: { rbx: source }, flags: STATUS });
    expect([get("rax"), state.rflags & STATUS, state.undefinedFlags]).toEqual([count, flags, 0]);
  }
});

test("POPCNT of 16 bits keeps the rest of the destination", () => {
  const { get } = run("66f30fb8c3", { registers: { rax: 0xdead_beef_0000n, rbx: 0xf_ffffn } });
  expect(get("rax")).toBe(0xdead_beef_0010n);
});

test("ones of a word and of its complement make the width", () => {
  for (let n = 0n; n < 0x1_0000n; n += 17n) expect(countOnes(16, n).value + countOnes(16, 0xffffn - n).value).toBe(16n);
});
