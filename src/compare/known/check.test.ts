import { afterAll, beforeAll, expect, test } from "vitest";
import type { MachineCase } from "../../cases/case.ts";
import { decodeCase } from "../../cases/codec.ts";
import { MUTANTS } from "../../certify/mutants.ts";
import type { Engine } from "../../engines/engine.ts";
import { OracleRunner, oracleEngine } from "../../engines/oracle.ts";
import { type Catalogue, type Checked, checkKnown } from "./check.ts";
import { ANY, type KnownCarried, type KnownDivergence } from "./known.ts";

/** An engine whose INC sets CF when it wraps to 0. */
const wrongInc: Engine = {
  ...oracleEngine(MUTANTS.find(({ name }) => name === "inc-carry")!.oracle),
  name: "wrong-inc",
};
beforeAll(() => expect(wrongInc.version).toMatch(/^\d/));
afterAll(() => wrongInc.close());

/** inc rax of all ones */
const WRAPS = '{"id":"inc","code":"48ffc0","at":"0x400000","until":"0x400003","regs":{"rax":"0xffffffffffffffff"}}';
const oracle = new OracleRunner();

const RIGHT: KnownDivergence = {
  id: "inc",
  engines: ["wrong-inc"],
  versions: "*",
  wrong: "wrong-inc",
  witness: "manual",
  reason: "INC sets CF when it wraps to 0",
  authority: ["SDM Vol. 2A, INC"],
  instructions: ["INC"],
  fields: ["CF"],
  applies: () => true,
};
const changed = (changes: Partial<KnownDivergence>): Catalogue => ({ steps: [{ ...RIGHT, ...changes }], programs: [] });

const check = (
  catalogue: Catalogue,
  example: (id: string) => MachineCase = (id) => decodeCase(WRAPS.replace('"inc"', `"${id}"`)),
  engines: readonly Engine[] = [wrongInc],
): Promise<Checked[]> => checkKnown({ catalogue, engines, oracle, example });

test("a right entry reproduces", async () => {
  const expected = { id: "inc", engine: "wrong-inc", status: "reproduces", why: "" };
  expect(await check(changed({}))).toEqual([expected]);
});

test.each<[string, Partial<KnownDivergence>]>([
  ["its example differs outside its fields (OF): CF", { fields: ["OF"] }],
  ["its example is excused by nothing", { instructions: ["DEC"] }],
  ["its example is excused by nothing", { applies: () => false }],
  ["its example is excused by nothing", { excuses: () => false }],
  ["its example is excused by nothing", { instead: () => undefined }],
  ["its example is excused by nothing", { instead: ({ machineCase }) => machineCase }],
  ['"sometimes" is no range of versions', { versions: "sometimes" }],
  ["it names no engine", { engines: [] }],
  ["unicorn is none of its engines", { wrong: "unicorn" }],
  ["a wrong oracle is repaired, not excused", { engines: ["oracle"], wrong: "oracle" }],
  ["it lists no field", { fields: [] }],
  ["it lists what is no field: xmm99", { fields: ["CF", "xmm99"] }],
  ["it gives no reason", { reason: " " }],
  ["it names no authority", { authority: [] }],
  ["its witness is neither", { witness: "a friend" }],
  ["its authority has a broken link", { authority: ["see http://example.org"] }],
])("a wrong entry fails: %s", async (why, changes) => {
  const [checked] = await check(changed(changes));
  expect(checked).toMatchObject({ status: "fails", why: expect.stringContaining(why) });
});

test("an example that stopped reproducing fails", async () => {
  const agreeing = WRAPS.replace("0xffffffffffffffff", "0x1");
  const [checked] = await check(changed({}), () => decodeCase(agreeing));
  expect(checked).toMatchObject({ status: "fails", why: expect.stringContaining("the engine agrees") });
});

test("an example that cannot be compared fails", async () => {
  const [checked] = await check(changed({}), () => decodeCase(WRAPS.replace('"regs":{', '"regs":{"rflags":"0x302",')));
  expect(checked).toMatchObject({ status: "fails", why: expect.stringContaining("cannot be compared: oracle: ") });
});

test("an example that is missing fails", async () => {
  const missing = (): never => {
    throw new Error("no such file");
  };
  const [checked] = await check(changed({}), missing);
  expect(checked).toMatchObject({ status: "fails", why: "its example cannot be read: no such file" });
});

test("an example that another entry excuses fails, and so do two of one name", async () => {
  const other = { ...RIGHT, id: "other", instructions: ANY } as const;
  const both = await check({ steps: [other, RIGHT], programs: [] });
  expect(both.map(({ why }) => why)).toEqual(["", "its example is excused by other"]);
  const twice = await check({ steps: [RIGHT, RIGHT], programs: [] });
  expect(twice.map(({ why }) => why)).toEqual(["its id is not unique", "its id is not unique"]);
});

test("a version out of range, an unknown version and a missing engine are skipped by name", async () => {
  const outdated = await check(changed({ versions: "<0.0.1" }));
  expect(outdated).toMatchObject([{ status: "skipped", why: expect.stringContaining("is not in <0.0.1") }]);
  const nameless = { ...wrongInc, version: undefined };
  const [unknown] = await check(changed({}), undefined, [nameless]);
  expect(unknown).toMatchObject({ status: "skipped", why: "its version is not in *" });
  const [absent] = await check(changed({}), undefined, []);
  expect(absent).toMatchObject({ status: "skipped", why: "there is no wrong-inc here" });
});

const CARRIED: KnownCarried = {
  ...RIGHT,
  carried: ["CF"],
  shown: [],
  cutBefore: () => true,
};

test("a program that shows it in one of its steps is no example of what no step shows", async () => {
  const [checked] = await check({ steps: [], programs: [CARRIED] });
  expect(checked).toMatchObject({ status: "fails", why: "its example is excused by a single step of it (inc/0)" });
});

/** An engine that loses CF between two instructions: right in every step, wrong in a program. */
const forgetful: Engine = {
  ...oracleEngine(),
  name: "wrong-inc",
  run: async (cases) =>
    cases.map((one) => {
      const outcome = oracle.twin().run(one);
      return outcome.steps === 2 ? { ...outcome, rflags: outcome.rflags & ~1 } : outcome;
    }),
};
/** stc; nop */
const TWO = '{"id":"inc","code":"f990","at":"0x400000","until":"0x400002"}';

test("what is carried from one instruction to the next reproduces in a program, in its fields, with its flags", async () => {
  const on = async (changes: Partial<KnownCarried>): Promise<string> => {
    const catalogue = { steps: [], programs: [{ ...CARRIED, ...changes }] };
    const [checked] = await check(catalogue, () => decodeCase(TWO), [forgetful]);
    return `${checked!.status}: ${checked!.why}`;
  };
  expect(await on({})).toBe("reproduces: ");
  expect(await on({ carried: ["ZF"] })).toContain("fails: its example is excused by nothing");
  expect(await on({ cutBefore: () => false })).toContain("fails: its example is excused by nothing");
  expect(await on({ fields: ["ZF"] })).toContain("fails: its example differs outside its fields (ZF): CF");
});
