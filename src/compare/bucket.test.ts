import { expect, test } from "vitest";
import { decodeCase as readCase } from "../cases/codec.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { bucketOf, fieldClasses, formOf } from "./bucket.ts";

const oracle = new OracleRunner();
const caseOf = (code: string) => readCase(`{"id":"x","code":"${code}","at":"0x400000","until":"0x400001"}`);
const form = (code: string): string => formOf(oracle.machine.maps, caseOf(code));
const differing = (...fields: string[]) => fields.map((field) => ({ field, expected: "0", actual: "1" }));

test.each([
  ["4801d8", "add reg64,reg64"],
  ["660118", "add mem16,reg16"],
  ["f0ff00", "lock inc mem32"],
  ["f3a4", "rep movs mem8,mem8"],
  ["f390", "pause"],
  ["90", "nop"],
  ["0f", "(truncated) 0f"],
  ["41f00fbcc1", "(undefined) lock 0fbc"],
  ["660f3a99", "(truncated) 0f3a99"],
  ["2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e90", "(too-long) 90"],
  ["2e", "(truncated)"],
])("%s is %s", (code, expected) => {
  expect(form(code)).toBe(expected);
});

test("registers are one class, memory is another, flags keep their names", () => {
  expect(fieldClasses(differing("rbx", "memory:0x10", "r9", "CF", "memory:0x20"))).toBe("CF+memory+register");
});

test("where the stop differs, nothing else is named", () => {
  expect(fieldClasses(differing("CF", "rax", "stop"))).toBe("stop");
  expect(fieldClasses(differing("fault", "address"))).toBe("fault");
});

test("the same cause has the same bucket, whatever the values", () => {
  const expected = oracle.run(caseOf("90"));
  const bucket = bucketOf("nop", differing("rax"), expected, expected);
  expect(bucket).toBe("nop | register | until/until");
  expect(bucketOf("nop", differing("r15"), expected, expected)).toBe(bucket);
  expect(bucketOf("nop", differing("engine"), expected, { id: "x", failure: "died", error: "boom" })).toBe(
    "nop | engine | until/died",
  );
});
