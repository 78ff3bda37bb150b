/** Which entries of a catalogue excuse an example. */
import { isFailure } from "../../cases/case.ts";
import { decodeCase } from "../bucket.ts";
import { excusedBy } from "../excuse.ts";
import { excusedInContext } from "../excuse-context.ts";
import { singleSteps } from "../isolate.ts";
import { judge } from "../judge.ts";
import type { CheckOptions, Run } from "./check.ts";

/** Ids of the entries that together excuse one instruction; none when they do not. */
export function whoExcusesStep(shown: Run, options: Pick<CheckOptions, "oracle" | "catalogue">): string[] {
  const { one, actual, differences, engine } = shown;
  const { oracle, catalogue } = options;
  if (isFailure(actual)) return [];
  const instruction = decodeCase(oracle.machine.maps, one);
  const witnessed = { oracle, machineCase: one, instruction, expected: oracle.run(one), actual };
  return excusedBy(engine, differences, witnessed, catalogue.steps) ?? [];
}

/** The id of the entry that excuses a program; a program that shows it in a single step needs no such entry. */
export async function whoExcusesProgram(
  { one, actual, differences, engine }: Run,
  { oracle, catalogue }: CheckOptions,
): Promise<string[]> {
  const steps = singleSteps(oracle, one);
  const replies = await engine.run(steps);
  const alone = steps.find((step, n) => judge(oracle, step, oracle.run(step), replies[n]!).kind === "diverge");
  if (alone) return [`a single step of it (${alone.id})`];
  const whole = { expected: oracle.run(one), actual, differences };
  const by = await excusedInContext(oracle, engine, one, whole, catalogue.programs);
  return by === undefined ? [] : by;
}
