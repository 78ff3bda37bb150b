/** A program that is cut into parts is the program still; and whoever looks at the parts comes to the verdict of all single steps. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Decoded } from "../../oracle/index.ts";
import { isFailure, type MachineCase } from "../cases/case.ts";
import { MUTANTS } from "../certify/mutants.ts";
import type { Engine } from "../engines/engine.ts";
import { OracleRunner, oracleEngine } from "../engines/oracle.ts";
import { unicornEngine } from "../engines/unicorn/engine.ts";
import { describeUnicorn } from "../engines/unicorn/locate.ts";
import { makeGenerator } from "../generate/case.ts";
import { buildPool } from "../generate/pool.ts";
import { attributeAll, type Diverging } from "./attribute.ts";
import { attributeByParts } from "./attribute-parts.ts";
import { judge } from "./judge.ts";
import { parts } from "./parts.ts";
import { Suspects } from "./suspects.ts";

const oracle = new OracleRunner();
const { draw } = makeGenerator(await buildPool({ seed: 41 }), { starts: 1 });
const drawn = (count: number): MachineCase[] => Array.from({ length: count }, (_, n) => draw(n));

/** About every fourth encoding: as good as chance. */
const isSuspect = (instruction: Decoded | undefined): boolean =>
  instruction === undefined || [...instruction.row.encoding].reduce((sum, one) => sum + one.charCodeAt(0), 0) % 4 === 0;

test("each part begins as the one before it ends, and the last one ends as the whole", () => {
  let several = 0;
  for (const one of drawn(2000)) {
    const whole = oracle.run(one);
    const cut = parts(oracle, one, { isSuspect, gaveUpAt: undefined }) ?? [];
    if (cut.length > 1) several++;
    const outcomes = cut.map(({ machineCase }) => oracle.run(machineCase));
    for (const [n, { machineCase }] of cut.entries()) {
      const before = outcomes[n - 1] ?? { ...one, rip: one.at };
      const { registers, rflags, vectors, at } = machineCase;
      expect({ registers, rflags, rip: at }).toEqual(pick(before));
      if (n > 0) expect(vectors).toEqual(outcomes[n - 1]!.vectors);
    }
    const last = outcomes.at(-1);
    if (!last) continue;
    const { registers, rflags, rip, vectors, mxcsr } = last;
    expect({ registers, rflags, rip, vectors, mxcsr }).toEqual({ ...pick(whole), ...vectorsOf(whole) });
    expect(outcomes.reduce((sum, { steps }) => sum + steps!, 0)).toBe(whole.steps);
  }
  expect(several).toBeGreaterThan(1000);
});

const pick = ({ registers, rflags, rip }: { registers: readonly bigint[]; rflags: number; rip: bigint }) => ({
  registers,
  rflags,
  rip,
});
const vectorsOf = ({ vectors, mxcsr }: { vectors?: readonly bigint[]; mxcsr?: number }) => ({ vectors, mxcsr });

async function divergingOn(engine: Engine, cases: readonly MachineCase[]): Promise<Diverging[]> {
  const replies = await engine.run(cases);
  return cases.flatMap((origin, n) => {
    const expected = oracle.run(origin);
    const actual = replies[n]!;
    const verdict = judge(oracle, origin, expected, actual);
    if (verdict.kind === "agree" || isFailure(actual)) return [];
    const skip = verdict.kind === "skip" ? verdict.why : undefined;
    const { differences } = verdict;
    return differences ? [{ origin, whole: { expected, actual, differences, skip } }] : [];
  });
}

test.each(["add-af", "shift-mask"])("what no excuse covers is found as before: %s", async (name) => {
  const wrong = oracleEngine(MUTANTS.find((mutant) => mutant.name === name)!.oracle);
  const diverging = await divergingOn(wrong, drawn(800));
  expect(diverging.length).toBeGreaterThan(0);
  const bySteps = await attributeAll(oracle, wrong, diverging);
  const suspects = new Suspects();
  expect(await attributeAll(oracle, wrong, diverging, suspects)).toEqual(bySteps);
});

describe.runIf("version" in describeUnicorn())("on Unicorn", () => {
  let unicorn: Engine;
  beforeAll(async () => {
    unicorn = await unicornEngine();
  });
  afterAll(() => unicorn.close());

  test("few parts come to the verdict of all steps, and most programs need no more", async () => {
    const diverging = await divergingOn(unicorn, drawn(6000));
    const bySteps = await attributeAll(oracle, unicorn, diverging);
    const suspects = new Suspects();
    const learning = await attributeAll(oracle, unicorn, diverging, suspects);
    expect(learning.map(({ verdict }) => verdict.kind)).toEqual(bySteps.map(({ verdict }) => verdict.kind));
    const soon = await attributeByParts(oracle, unicorn, diverging, suspects);
    const known = soon.flatMap((one, n) => (one ? [{ soon: one.verdict, steps: bySteps[n]!.verdict }] : []));
    expect(known.length).toBeGreaterThan(0.75 * diverging.length);
    for (const { soon: quick, steps } of known) expect(excuses(steps)).toEqual(expect.arrayContaining(excuses(quick)));
  });
});

const excuses = (verdict: object): string[] => ("by" in verdict ? [...(verdict.by as readonly string[])] : []);
