/** AND, OR, XOR: examples. All bytes are in proof.arithmetic.test.ts. */
import { expect, test } from "vitest";
import { AF, PF, SF, ZF } from "../flags.ts";
import { and, or, xor } from "./logic.ts";

test("AF is undefined, CF and OF are clear", () => {
  expect(and(8, 1n, 2n)).toMatchObject({ value: 0n, flags: ZF | PF, undefined: AF });
  expect(xor(16, 0x8001n, 3n)).toMatchObject({ value: 0x8002n, flags: SF, undefined: AF });
});

test("the sign is the operand's own top bit", () => {
  expect(or(64, 1n << 63n, 0n).flags & SF).toBe(SF);
  expect(or(64, 1n << 31n, 0n).flags & SF).toBe(0);
  expect(or(32, 1n << 31n, 0n).flags & SF).toBe(SF);
});
