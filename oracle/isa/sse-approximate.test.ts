/** RCPPS and RSQRTPS as instructions, and how long what they wrote counts as an approximation. */
import { expect, test } from "vitest";
import { Machine } from "../machine.ts";
import { approximateLanesOf } from "../state.ts";
import { prepare } from "../testing/guest.ts";
import { runWithVectors } from "../testing/vector-guest.ts";

const [ONE, TWO] = [0x3f80_0000n, 0x4000_0000n] as const;
const four = (...lanes: bigint[]): bigint => lanes.reduceRight((vector, lane) => (vector << 32n) | lane, 0n);

test("all lanes, or the lowest alone; MXCSR is neither looked at nor written", () => {
  const source = four(ONE, TWO, 0n, 0x7f80_0000n);
  const { state } = runWithVectors("0f53ca", { 1: 7n << 96n, 2: source }, { mxcsr: 0 });
  expect(state.vectors[1]).toBe(four(0x3f7f_f000n, 0x3eff_f000n, 0x7f80_0000n, 0n));
  expect([approximateLanesOf(state, 1), state.mxcsr]).toEqual([0b1111n, 0]);
  const scalar = runWithVectors("f30f52ca", { 1: 7n << 96n, 2: source });
  expect(scalar.state.vectors[1]).toBe((7n << 96n) | 0x3f7f_f000n);
  expect(approximateLanesOf(scalar.state, 1)).toBe(0b0001n);
});

/** Whether an approximation was read, and the lanes of XMM0 that hold one afterwards. */
function after(hex: string): [boolean, bigint] {
  const state = prepare(`0f53c0${hex}`, {});
  state.vectors = new Array<bigint>(16).fill(four(ONE, ONE, ONE, ONE));
  expect(new Machine().run(state, { limit: 2 }).reason).toBe("limit");
  return [state.approximationWasRead, approximateLanesOf(state, 0)];
}

test.each([
  ["mov eax, eax", "89c0", [false, 0b1111n]],
  ["addps xmm1, xmm0: read", "0f58c8", [true, 0b1111n]],
  ["addps xmm0, xmm1: read, then written", "0f58c1", [true, 0n]],
  ["sqrtps xmm0, xmm1: written", "0f51c1", [false, 0n]],
  ["sqrtsd xmm0, xmm1: two lanes written", "f20f51c1", [false, 0b1100n]],
  ["rcpss xmm0, xmm1: written with an approximation", "f30f53c1", [false, 0b1111n]],
])("rcpps xmm0, xmm0 and %s", (_, hex, expected) => {
  expect(after(hex)).toEqual(expected);
});
