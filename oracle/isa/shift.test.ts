/** Shifts and rotates: examples. All bytes and counts are in proof.shift.test.ts and proof.double-shift.test.ts. */
import { expect, test } from "vitest";
import { AF, CF, OF, PF, SF, ZF } from "../flags.ts";
import { run } from "../testing/guest.ts";
import { rotateLeft, shiftArithmeticRight, shiftLeft, shiftLeftDouble, shiftRightDouble } from "./shift.ts";

test("what is undefined depends on the count", () => {
  expect(shiftLeft(8, 0x81n, 1n).undefined).toBe(AF);
  expect(shiftLeft(8, 0x81n, 2n).undefined).toBe(AF | OF);
  expect(shiftLeft(8, 0x81n, 7n).undefined).toBe(AF | OF);
  expect(shiftLeft(8, 0x81n, 8n).undefined).toBe(AF | OF | CF);
  expect(shiftLeft(16, 0x81n, 15n).undefined).toBe(AF | OF);
  expect(shiftArithmeticRight(8, 0x81n, 31n).undefined).toBe(AF | OF);
  expect(rotateLeft(8, 0x81n, 1n).undefined).toBe(0);
  expect(rotateLeft(8, 0x81n, 8n).undefined).toBe(OF);
});

test("counts are masked to six bits for 64-bit operands only", () => {
  expect(shiftLeft(64, 1n, 33n).value).toBe(1n << 33n);
  expect(shiftLeft(64, 1n, 65n).value).toBe(2n);
  expect(shiftLeft(32, 1n, 33n).value).toBe(2n);
  expect(shiftLeft(16, 1n, 33n).value).toBe(2n);
});

test.each(["c1e300", "c1fb20", "d3e3", "c1c300", "d3d3", "0fa4c300", "0facc320"])(
  "%s: a masked count of 0 changes no flag, but a 32-bit register loses its upper half, as on an Intel core",
  (hex) => {
    const { get, state } = run(hex, { registers: { rbx: -1n, rax: 5n, rcx: 32n }, flags: CF | ZF });
    expect([get("rbx"), state.rflags & (CF | ZF), state.undefinedFlags]).toEqual([0xffff_ffffn, CF | ZF, 0]);
  },
);

test("SHLD and SHRD of 16 bits by more than 16 leave everything undefined", () => {
  expect(shiftLeftDouble(16, 1n, 2n, 17n)).toMatchObject({
    undefined: OF | SF | ZF | AF | PF | CF,
    undefinedValue: 0xffffn,
  });
  expect(shiftRightDouble(32, 1n, 2n, 17n).undefinedValue).toBeUndefined();
});

test("OF where it is undefined: as for a count of 1, but for rotates that leave it alone", () => {
  const overflow = (hex: string, flags: number): number =>
    run(hex, { registers: { rbx: 0x4000_0000n, rcx: 2n }, flags }).state.rflags & OF;
  // rol ebx, cl; rol ebx, 2; ror ebx, 2; rcl bl, 9; rcr bx, 17; rcl ebx, 2
  expect(["d3c3", "c1c302", "c1cb02", "c0d309", "66c1db11", "c1d302"].map((hex) => overflow(hex, 0))).toEqual([
    OF,
    0,
    0,
    0,
    0,
    OF,
  ]);
  expect(["c1c302", "c1cb02", "c0d309", "66c1db11", "d3cb"].map((hex) => overflow(hex, OF))).toEqual([
    OF,
    OF,
    OF,
    OF,
    0,
  ]);
});
