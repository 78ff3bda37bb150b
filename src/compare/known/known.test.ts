import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isFailure, type MachineCase, type Outcome, type Reply } from "../../cases/case.ts";
import type { Engine } from "../../engines/engine.ts";
import { openEngine } from "../../engines/open.ts";
import { OracleRunner } from "../../engines/oracle.ts";
import { projectFolder } from "../../project.ts";
import { differences } from "../difference.ts";
import { judge } from "../judge.ts";
import { judgeStep } from "../judge-step.ts";
import { checkKnown } from "./check.ts";
import { mistakesIn } from "./declared.ts";
import { readExample } from "./example.ts";
import { KNOWN, KNOWN_IN_CONTEXT } from "./index.ts";

const ALL = [...KNOWN, ...KNOWN_IN_CONTEXT];
const oracle = new OracleRunner();
let unicorn: Engine;
beforeAll(async () => {
  unicorn = await openEngine("unicorn");
});
afterAll(() => unicorn.close());

const onUnicorn = async (one: MachineCase): Promise<Reply> => (await unicorn.run([one]))[0]!;
/** As Unicorn 2.0.1, in which every example was found, whatever is installed here. */
const FOUND_IN = { name: "unicorn", version: "2.0.1" };
const kindOf = (one: MachineCase, reply: Reply, engine = FOUND_IN): string | undefined =>
  judgeStep(oracle, engine, one, one, reply)?.kind;

test("every entry is well written and has exactly one example", () => {
  for (const entry of ALL) expect([entry.id, mistakesIn(entry, ALL)]).toEqual([entry.id, []]);
  const files = readdirSync(join(projectFolder(), "corpus/known"));
  expect(files.sort()).toEqual(ALL.map(({ id }) => `${id}.json`).sort());
});

test("every example still reproduces, in its fields, excused by its own entry alone", async () => {
  const checked = await checkKnown({
    catalogue: { steps: KNOWN, programs: KNOWN_IN_CONTEXT },
    engines: [unicorn],
    oracle,
    example: readExample,
  });
  expect(checked.filter(({ status }) => status === "fails")).toEqual([]);
  expect(checked.some(({ status }) => status === "reproduces")).toBe(true);
});

/** Ends that are wrong in one place more. */
const SPOILED: readonly ((outcome: Outcome) => Outcome)[] = [
  ...Array.from({ length: 16 }, (_, n) => (outcome: Outcome) => ({
    ...outcome,
    registers: outcome.registers.with(n, outcome.registers[n]! ^ (1n << 40n)),
  })),
  ...[0x1, 0x4, 0x10, 0x40, 0x80, 0x400, 0x800, 0x4000].map((flag) => (outcome: Outcome) => ({
    ...outcome,
    rflags: outcome.rflags ^ flag,
  })),
  (outcome) => ({ ...outcome, fsBase: outcome.fsBase ^ 1n }),
  (outcome) => ({ ...outcome, rip: outcome.rip + 1n }),
  (outcome) => ({ ...outcome, memory: [{ at: 8n, bytes: Uint8Array.of(1) }, ...outcome.memory] }),
];

const isWrong = (one: MachineCase, reply: Reply): boolean =>
  judge(oracle, one, oracle.run(one), reply).kind === "diverge";

const wrongFields = (one: MachineCase, reply: Outcome): number => differences(oracle.run(one), reply).length;

test.each(KNOWN.map(({ id }) => id))("%s excuses the value it knows and no other", async (id) => {
  const one = readExample(id);
  const reply = await onUnicorn(one);
  if (isFailure(reply) || !isWrong(one, reply)) return;
  for (const [n, spoil] of SPOILED.entries()) {
    // undefined bits are nobody's fault, and what was wrong may become right
    if (wrongFields(one, spoil(reply)) <= wrongFields(one, reply)) continue;
    expect([n, kindOf(one, spoil(reply))]).toEqual([n, "diverge"]);
  }
});

test("another engine with the same fault, and another version, are not excused", async () => {
  for (const { id } of KNOWN) {
    const one = readExample(id);
    const reply = await onUnicorn(one);
    if (!isWrong(one, reply)) continue;
    expect([id, kindOf(one, reply, { name: "cmd:./my-vm", version: "2.0.1" })]).toEqual([id, "diverge"]);
    expect([id, kindOf(one, reply, { name: "unicorn", version: "9.9.9" })]).toEqual([id, "diverge"]);
  }
});
