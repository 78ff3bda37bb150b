import { expect, test } from "vitest";
import type { Decoded } from "../../oracle/index.ts";
import { confirm, verify } from "./verify.ts";

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, "hex"));

function decoded(hex: string): Decoded {
  const [verdict] = confirm([bytes(hex)]);
  if (!verdict?.ok) throw new Error(`${hex}: ${verdict?.reason}`);
  return verdict.decoded;
}

const reason = (asked: string, got: string): string => {
  const [verdict] = verify([decoded(asked)], [bytes(got)]);
  return verdict!.ok ? "ok" : verdict!.reason;
};

test("another encoding of the same instruction is accepted", () => {
  expect(reason("8ac3", "88d8")).toBe("ok"); // mov al, bl in both directions
  expect(reason("4881c001000000", "4883c001")).toBe("ok"); // add rax, 1 with a long and a short immediate
  expect(reason("4887c3", "4893")).toBe("ok"); // xchg names its registers in either order
  expect(reason("e903000000", "eb06")).toBe("ok"); // jmp to the same target
});

test("what Keystone is known to change is set aside", () => {
  // fs:[5] becomes RIP-relative, and address size 32 gets lost in a moffs
  expect(reason("6467880c2505000000", "64880df5ffffff")).toBe("changed by the assembler: operands");
  expect(reason("67a1ae1c5000", "a1ae1c500000000000")).toBe("changed by the assembler: operands");
});

test.each([
  ["4801d8", "4829d8", "name"],
  ["f04801 18".replace(" ", ""), "480118", "lock"],
  ["f3a4", "f2a4", "repetition"],
  ["98", "4898", "operand size"],
  ["67e200", "e201", "address size"],
  ["4801d8", "4801d9", "operands"],
  ["83c001", "83c002", "operands"],
  ["8b4301", "8b4302", "operands"],
  ["648b03", "658b03", "operands"],
  ["b0e0", "b4e0", "operands"],
])("%s is not %s: %s", (asked, got, why) => {
  expect(reason(asked, got)).toBe(`changed by the assembler: ${why}`);
});

test("bytes that are no instruction, or more than one, are set aside", () => {
  expect(reason("90", "06")).toBe("undefined: no instruction");
  expect(reason("90", "48")).toBe("truncated: no instruction");
  expect(reason("90", "9090")).toBe("more bytes than one instruction");
});
