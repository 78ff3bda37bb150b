import { expect, test } from "vitest";
import { decodeCase } from "../cases/codec.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { decodeCase as decoded } from "./bucket.ts";
import { differences as compare, type Difference } from "./difference.ts";
import { excusedBy } from "./excuse.ts";
import { ANY, type KnownDivergence, type Witnessed } from "./known/known.ts";
import { rexMisplaced } from "./known/rex-misplaced.ts";

const entry = (id: string, fields: string[], changes: Partial<KnownDivergence> = {}): KnownDivergence => ({
  id,
  engines: ["unicorn"],
  versions: "2.0.x",
  wrong: "unicorn",
  witness: "manual",
  reason: "for this test",
  authority: ["this test"],
  instructions: ANY,
  fields,
  applies: () => true,
  ...changes,
});
const UNICORN = { name: "unicorn", version: "2.0.1" };
const oracle = new OracleRunner();
const caseOf = (code: string) => decodeCase(`{"id":"x","code":"${code}","at":"0x400000","until":"0x400003"}`);
const machineCase = caseOf("4801d8");
const instruction = decoded(oracle.machine.maps, machineCase);
const expected = oracle.run(machineCase);
const witnessed: Witnessed = { oracle, machineCase, instruction, expected, actual: expected };
const differing = (...fields: string[]): Difference[] => fields.map((field) => ({ field, expected: "0", actual: "1" }));

test("every difference must be covered; several known divergences may share them", () => {
  const list = [entry("a", ["CF"]), entry("b", ["OF"]), entry("c", ["rax"])];
  expect(excusedBy(UNICORN, differing("CF", "OF"), witnessed, list)).toEqual(["a", "b"]);
  expect(excusedBy(UNICORN, differing("CF", "r9"), witnessed, list)).toBeUndefined();
});

test("a predicate cannot excuse a field outside the list", () => {
  const list = [entry("a", ["CF"], { excuses: () => true })];
  expect(excusedBy(UNICORN, differing("CF"), witnessed, list)).toEqual(["a"]);
  expect(excusedBy(UNICORN, differing("CF", "OF"), witnessed, list)).toBeUndefined();
  expect(excusedBy(UNICORN, differing("memory:0x10"), witnessed, list)).toBeUndefined();
  expect(excusedBy(UNICORN, differing("memory:0x10"), witnessed, [entry("a", ["memory:*"])])).toEqual(["a"]);
});

test("where nothing differs there is nothing to excuse", () => {
  expect(excusedBy(UNICORN, [], witnessed, [entry("a", ["CF"])])).toBeUndefined();
});

test("only what applies, to the instructions it names", () => {
  const about = (changes: Partial<KnownDivergence>) =>
    excusedBy(UNICORN, differing("CF"), witnessed, [entry("a", ["CF"], changes)]);
  expect(about({ instructions: ["ADD"] })).toEqual(["a"]);
  expect(about({ instructions: ["SUB"] })).toBeUndefined();
  expect(about({ applies: () => false })).toBeUndefined();
});

test.each([
  ["cmd:./vm", "2.0.1"],
  ["unicorn", "2.1.0"],
  ["unicorn", undefined],
  ["unicorn", "nonsense"],
])("engine %s of version %s is another one", (name, version) => {
  expect(excusedBy({ name, version }, differing("CF"), witnessed, [entry("a", ["CF"])])).toBeUndefined();
});

test("of two that cover the same difference the first is counted", () => {
  expect(excusedBy(UNICORN, differing("CF", "CF"), witnessed, [entry("a", ["CF"]), entry("b", ["CF"])])).toEqual(["a"]);
});

/** The engine ran CMP where ADD was meant. */
const CMP = caseOf("4839d8");
const ran = (registers: readonly bigint[], zf: number): Witnessed => {
  const start = { ...machineCase, registers };
  const actual = oracle.run({ ...CMP, registers });
  return {
    ...witnessed,
    machineCase: start,
    expected: oracle.run(start),
    actual: { ...actual, rflags: actual.rflags ^ zf },
  };
};
const asCompare = entry("cmp", ["rax", "CF", "PF", "AF", "ZF", "SF", "OF"], {
  instead: (one) => ({ ...one.machineCase, code: CMP.code }),
});
const registers = [5n, 0n, 0n, 7n, ...new Array<bigint>(12).fill(0n)];
const judged = (one: Witnessed, list: KnownDivergence[]) =>
  excusedBy(UNICORN, compare(one.expected, one.actual), one, list);

test("what ran as another case must equal it wholly; what is left needs an entry of its own", () => {
  expect(judged(ran(registers, 0), [asCompare])).toEqual(["cmp"]);
  expect(judged(ran(registers, 0x40), [asCompare])).toBeUndefined();
  expect(judged(ran(registers, 0x40), [asCompare, entry("zf", ["ZF"])])).toEqual(["cmp", "zf"]);
});

test("what ran as another case shows in the listed fields only", () => {
  expect(judged(ran(registers, 0), [{ ...asCompare, fields: ["rax"] }])).toBeUndefined();
});

test("without another case nothing is excused", () => {
  expect(judged(ran(registers, 0), [{ ...asCompare, instead: () => undefined }])).toBeUndefined();
});

test("an instruction that is longer for the engine misses the end of the step: what the oracle cannot follow is excused", () => {
  // add ax, 0 with its REX.W in front of 66; obeyed, the immediate takes two bytes more, and IN comes next
  const step = decodeCase(
    '{"id":"x","code":"4866050000","at":"0x400000","until":"0x400005","memory":' +
      '[{"at":"0x400000","size":4096,"access":"rx","bytes":[{"at":"0x400007","hex":"e500"}]}]}',
  );
  const one = {
    ...witnessed,
    machineCase: step,
    instruction: decoded(oracle.machine.maps, step),
    expected: oracle.run(step),
  };
  const ranPast = { ...one, actual: { ...one.expected, rip: 0x400009n, steps: 2 } };
  expect(judged(ranPast, [rexMisplaced])).toEqual(["unicorn-rex-misplaced"]);
  // of the same length nothing is missed, and what cannot be compared is not excused
  const refused = { ...rexMisplaced, instead: () => caseOf("e50090") };
  expect(judged(ranPast, [refused])).toBeUndefined();
});
