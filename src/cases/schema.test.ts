import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CASE_KEYS } from "./json/machine-case.ts";
import { EXTRA_STATE } from "./json/registers.ts";

const schema = JSON.parse(readFileSync(new URL("case.schema.json", import.meta.url), "utf8"));

test("schema and codec know the same keys", () => {
  expect(Object.keys(schema.properties).sort()).toEqual([...CASE_KEYS].sort());
});

test("every register of the codec has exactly one pattern in the schema, and names near them have none", () => {
  const patterns = Object.keys(schema.properties.regs.patternProperties).map((pattern) => new RegExp(pattern));
  const matches = (name: string): number => patterns.filter((pattern) => pattern.test(name)).length;
  const known = [
    ..."rax rcx rdx rbx rsp rbp rsi rdi r8 r9 r10 r15 rflags fsbase gsbase".split(" "),
    ...EXTRA_STATE.keys(),
  ];
  expect(known.filter((name) => matches(name) !== 1)).toEqual([]);
  expect("rip r16 xmm16 st8 eax zmm0".split(" ").filter((name) => matches(name) > 0)).toEqual([]);
});
