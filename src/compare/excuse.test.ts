import { expect, test } from "vitest";
import { decodeCase } from "../cases/codec.ts";
import { OracleRunner } from "../engines/oracle.ts";
import type { Difference } from "./difference.ts";
import { excusedBy } from "./excuse.ts";
import type { KnownDivergence, Witnessed } from "./known/known.ts";

const known = (id: string, field: string, applies = true): KnownDivergence => ({
  id,
  engine: "unicorn",
  versions: "all",
  wrong: "unicorn",
  reason: "for this test",
  authority: "this test",
  applies: () => applies,
  excuses: (difference) => difference.field === field,
});
const oracle = new OracleRunner();
const machineCase = decodeCase('{"id":"x","code":"90","at":"0x400000","until":"0x400001"}');
const expected = oracle.run(machineCase);
const witnessed: Witnessed = { machineCase, instruction: undefined, expected, actual: expected };
const differing = (...fields: string[]): Difference[] => fields.map((field) => ({ field, expected: "0", actual: "1" }));

test("every difference must be covered; several known divergences may share them", () => {
  const list = [known("a", "CF"), known("b", "OF"), known("c", "rax")];
  expect(excusedBy("unicorn", differing("CF", "OF"), witnessed, list)).toEqual(["a", "b"]);
  expect(excusedBy("unicorn", differing("CF", "r9"), witnessed, list)).toBeUndefined();
});

test("only what applies, and only to its engine", () => {
  expect(excusedBy("unicorn", differing("CF"), witnessed, [known("a", "CF", false)])).toBeUndefined();
  expect(excusedBy("cmd:./vm", differing("CF"), witnessed, [known("a", "CF")])).toBeUndefined();
});

test("of two that cover the same difference the first is counted", () => {
  expect(excusedBy("unicorn", differing("CF", "CF"), witnessed, [known("a", "CF"), known("b", "CF")])).toEqual(["a"]);
});
