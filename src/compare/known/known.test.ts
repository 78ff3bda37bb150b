import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isFailure, type MachineCase, type Outcome, type Reply } from "../../cases/case.ts";
import { decodeCase } from "../../cases/codec.ts";
import type { Engine } from "../../engines/engine.ts";
import { openEngine } from "../../engines/open.ts";
import { OracleRunner } from "../../engines/oracle.ts";
import { projectFolder } from "../../project.ts";
import { attribute, judgeStep } from "../attribute.ts";
import { judge } from "../judge.ts";
import type { Verdict } from "../verdict.ts";
import { KNOWN, KNOWN_IN_CONTEXT } from "./index.ts";
import { anyField } from "./known.ts";

const folder = join(projectFolder(), "corpus/known");
const single = KNOWN.map(({ id }) => id);
/** One id stands in both lists; its example that shows in a program only is called `-later`. */
const inContext = KNOWN_IN_CONTEXT.map((known) => ({
  known,
  name: single.includes(known.id) ? `${known.id}-later` : known.id,
}));
const example = (name: string): MachineCase => decodeCase(readFileSync(join(folder, `${name}.json`), "utf8"));

const oracle = new OracleRunner();
let unicorn: Engine;
beforeAll(async () => {
  unicorn = await openEngine("unicorn");
});
afterAll(() => unicorn.close());

const onUnicorn = async (one: MachineCase): Promise<Reply> => (await unicorn.run([one]))[0]!;
const kindOfStep = (one: MachineCase, reply: Reply): unknown => judgeStep(oracle, "unicorn", one, one, reply);

/** Wrong ends that no entry lists. */
const SPOILED: Readonly<Record<string, (outcome: Outcome) => Outcome>> = {
  r15: (outcome) => ({ ...outcome, registers: outcome.registers.with(15, outcome.registers[15]! ^ 1n) }),
  fsbase: (outcome) => ({ ...outcome, fsBase: outcome.fsBase ^ 1n }),
  DF: (outcome) => ({ ...outcome, rflags: outcome.rflags ^ 0x400 }),
  memory: (outcome) => ({ ...outcome, memory: [{ at: 8n, bytes: Uint8Array.of(1) }, ...outcome.memory] }),
};
const spoil = (how: (outcome: Outcome) => Outcome, reply: Reply): Reply => (isFailure(reply) ? reply : how(reply));

test("ids are unique, and every known divergence has exactly one example", () => {
  const names = [...single, ...inContext.map(({ name }) => name)];
  expect(new Set(names).size).toBe(names.length);
  expect(readdirSync(folder).sort()).toEqual(names.map((name) => `${name}.json`).sort());
  for (const name of names) expect(example(name).id).toBe(name);
});

test.each(single)("%s still reproduces, and nothing else excuses it", async (id) => {
  const one = example(id);
  expect(kindOfStep(one, await onUnicorn(one))).toEqual({ kind: "excused", by: [id] });
});

test.each(KNOWN.filter(({ excuses }) => excuses !== anyField))("$id excuses no more than it lists", async ({ id }) => {
  const one = example(id);
  const reply = await onUnicorn(one);
  for (const [field, how] of Object.entries(SPOILED)) {
    expect([field, kindOfStep(one, spoil(how, reply))]).toEqual([field, expect.objectContaining({ kind: "diverge" })]);
  }
});

/** The verdict on the whole program. */
async function wholeVerdict(one: MachineCase): Promise<Verdict> {
  const expected = oracle.run(one);
  const actual = await onUnicorn(one);
  const verdict = judge(oracle, one, expected, actual);
  if (verdict.kind !== "diverge") return verdict;
  return (await attribute(oracle, unicorn, one, { expected, actual, differences: verdict.differences })).verdict;
}

test.each(inContext)("$name still reproduces in its program", async ({ known, name }) => {
  expect(await wholeVerdict(example(name))).toMatchObject({ kind: "excused", by: [known.id] });
});

test("what shows in a program only is excused in the fields it lists", () => {
  const limited = KNOWN_IN_CONTEXT.filter(({ excuses }) => excuses !== anyField);
  expect(limited.map(({ id }) => id)).toEqual(["unicorn-flags-at-fault"]);
  for (const { excuses } of limited) {
    expect(excuses({ field: "CF", expected: "0", actual: "1" })).toBe(true);
    for (const field of Object.keys(SPOILED)) expect(excuses({ field, expected: "0", actual: "1" })).toBe(false);
  }
});

test("another engine with the same fault is not excused", async () => {
  for (const id of single) {
    const one = example(id);
    expect(judgeStep(oracle, "cmd:./my-vm", one, one, await onUnicorn(one))?.kind).toBe("diverge");
  }
});
