/** Everything that once came out wrong still comes out right, on the oracle and on Unicorn where there is one. */
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { writeReply } from "../cases/codec.ts";
import { compareCase } from "../cli/compare-case.ts";
import type { Verdict } from "../compare/verdict.ts";
import { type Engine, EnvironmentLacks } from "../engines/engine.ts";
import { openEngine } from "../engines/open.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { projectFolder } from "../project.ts";
import { readRegressions } from "./regression.ts";

const REGRESSIONS = readRegressions(join(projectFolder(), "corpus/regressions"));
const oracle = new OracleRunner();
const engines = await available("unicorn");
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

/** The engine, or none where the environment lacks it. */
async function available(name: string): Promise<Engine[]> {
  try {
    return [await openEngine(name)];
  } catch (error) {
    if (error instanceof EnvironmentLacks) return [];
    throw error;
  }
}

test("there are some, each under its own name", () => {
  expect(REGRESSIONS.length).toBeGreaterThanOrEqual(10);
  for (const { name, machineCase } of REGRESSIONS) {
    expect(name).toMatch(/^\d{4}-\d{2}-\d{2}-[a-z0-9-]+$/);
    expect(machineCase.id).toBe(name);
  }
});

test.each(REGRESSIONS)("$name: the oracle's outcome is the one that is expected", ({ machineCase, expectedJson }) => {
  expect(JSON.parse(JSON.stringify(writeReply(oracle.run(machineCase))))).toEqual(expectedJson);
});

const onEngines = REGRESSIONS.flatMap((one) => engines.map((engine) => ({ ...one, engine, on: engine.name })));

/** What the engine is not asked, because it would end its process: that was the finding. */
const isDeadly = (verdict: Verdict): boolean => verdict.kind === "skip" && /process would abort/.test(verdict.why);

test.each(onEngines)("$name: $on agrees, or differs as is known", async ({ machineCase, engine }) => {
  const { verdict } = await compareCase(oracle, engine, machineCase);
  if (!isDeadly(verdict)) expect(["agree", "excused"], JSON.stringify(verdict)).toContain(verdict.kind);
});
