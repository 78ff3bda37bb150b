/** The strict oracle: what is undefined is compared like everything else, with the policy's values. */
import { expect, test } from "vitest";
import { decodeCase } from "../cases/codec.ts";
import { judge } from "../compare/judge.ts";
import { OracleRunner } from "./oracle.ts";

/** and eax, ecx leaves AF undefined; the second program reads it with lahf */
const AND = decodeCase('{"id":"a","code":"21c8","at":"0x400000","until":"0x400002"}');
const READ = decodeCase('{"id":"b","code":"21c89f","at":"0x400000","until":"0x400003"}');
const AF = 0x10;

const strict = new OracleRunner({ strict: true });
const lenient = new OracleRunner();

test("a strict outcome does not tell what is undefined, and is otherwise the same", () => {
  for (const one of [AND, READ]) {
    const { free, undefinedWasRead, undefinedFlagsRead, ...rest } = lenient.run(one);
    expect(free?.rflags ?? undefinedFlagsRead).toBe(AF);
    expect(strict.run(one)).toEqual(rest);
    expect(strict.twin().run(one)).toEqual(rest);
    expect(undefinedWasRead ?? false).toBe(one === READ);
  }
});

test("an undefined flag that differs diverges, and is named; without strictness it agrees", () => {
  const actual = { ...lenient.run(AND), rflags: lenient.run(AND).rflags ^ AF };
  expect(judge(lenient, AND, lenient.run(AND), actual)).toEqual({ kind: "agree" });
  expect(judge(strict, AND, strict.run(AND), actual)).toEqual({
    kind: "diverge",
    differences: [{ field: "AF", expected: "0", actual: "1" }],
  });
});

test("an undefined flag that has travelled diverges too", () => {
  const { registers, ...rest } = lenient.run(READ);
  const actual = { ...rest, registers: registers.with(0, registers[0]! ^ 0x1000n), rflags: rest.rflags ^ AF };
  expect(judge(lenient, READ, lenient.run(READ), actual)).toEqual({ kind: "agree" });
  expect(judge(strict, READ, strict.run(READ), actual)).toMatchObject({
    kind: "diverge",
    differences: [{ field: "rax" }, { field: "AF" }],
  });
});
