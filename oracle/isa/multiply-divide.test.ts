/** MUL, IMUL, DIV, IDIV: examples. All bytes are in the files proof.multiply-divide and proof.divide, laws in laws.divide. */
import { expect, test } from "vitest";
import { AF, CF, OF, PF, SF, ZF } from "../flags.ts";
import { run } from "../testing/guest.ts";
import { divideSigned, multiply } from "./multiply-divide.ts";

test("SF, ZF, AF and PF are undefined after a multiplication; the policy is SF and PF of the lower half, ZF and AF clear", () => {
  expect(multiply(8, 0x10n, 0x18n)).toEqual({
    value: 0x180n,
    flags: CF | OF | SF,
    written: OF | SF | ZF | AF | PF | CF,
    undefined: SF | ZF | AF | PF,
  });
  expect(multiply(8, 0n, 0n).flags).toBe(PF);
});

test("-128 / -1 in bytes is #DE, -128 / 1 is not", () => {
  expect(divideSigned(8, 0xff80n, 1n)).toEqual({ quotient: 0x80n, remainder: 0n });
  expect(() => divideSigned(8, 0xff80n, 0xffn)).toThrow(expect.objectContaining({ fault: "#DE" }));
});

test("byte forms use AH:AL; #DE changes nothing", () => {
  expect(run("f6f1", { registers: { rax: 0x1203n, rcx: 0x20n } }).get("rax")).toBe(0x0390n); // div cl
  const { state, stop, get } = run("f6f1", { registers: { rax: 0x2003n, rcx: 0x20n }, flags: CF | ZF }); // div cl
  expect(stop).toMatchObject({ reason: "fault", fault: "#DE" });
  expect(get("rax")).toBe(0x2003n);
  expect(state.rflags & (CF | ZF)).toBe(CF | ZF);
});

test("32-bit forms clear the upper halves of both registers", () => {
  const { get } = run("f7e1", { registers: { rax: -1n, rdx: -1n, rcx: 2n } }); // mul ecx
  expect([get("rax"), get("rdx")]).toEqual([0xffff_fffen, 1n]);
});

test("IMUL with an immediate sign-extends it", () => {
  expect(run("48 6b c1 ff", { registers: { rcx: 5n } }).get("rax")).toBe((1n << 64n) - 5n); // imul rax, rcx, -1
  expect(run("66 69 c1 ff ff", { registers: { rax: 0x1_0000n, rcx: 5n } }).get("rax")).toBe(0x1_fffbn); // imul ax, cx, -1
});
