/** How narrow the excuses are: wrong ends that no entry knows, over random steps, and wrong definitions behind Unicorn's name. */
import { beforeAll, expect, test } from "vitest";
import type { MachineCase, Outcome } from "../../cases/case.ts";
import { MUTANTS } from "../../certify/mutants.ts";
import { OracleRunner } from "../../engines/oracle.ts";
import { makeGenerator, STARTS } from "../../generate/case.ts";
import { buildPool } from "../../generate/pool.ts";
import { Random } from "../../generate/random.ts";
import { decodeCase } from "../bucket.ts";
import { differences } from "../difference.ts";
import { excusedBy } from "../excuse.ts";
import { singleSteps } from "../isolate.ts";
import { appliesTo } from "./applicable.ts";
import { KNOWN } from "./index.ts";
import { ANY, type Witnessed } from "./known.ts";

const SEED = 1905;
/** Programs of about ten steps, of each kind. */
const PROGRAMS = 60;
const KINDS = [{ subject: "integer" }, { subject: "vector" }, { raw: 100 }] as const;
const UNICORN = { name: "unicorn", version: "2.0.1" };

const oracle = new OracleRunner();
/** Each step with the oracle's outcome, which stands for the engine's too. */
let steps: Witnessed[];
beforeAll(async () => {
  const pool = await buildPool({ seed: SEED });
  const programs = KINDS.flatMap((kind) => {
    const { draw } = makeGenerator(pool, kind);
    return Array.from({ length: PROGRAMS }, (_, n) => draw(n * STARTS));
  });
  const cases = programs.flatMap((one) => singleSteps(oracle, one));
  steps = cases.map((one) => agreeing(one, oracle.run(one)));
});

const agreeing = (machineCase: MachineCase, expected: Outcome): Witnessed => ({
  oracle,
  machineCase,
  instruction: decodeCase(oracle.machine.maps, machineCase),
  expected,
  actual: expected,
});

const excuse = (one: Witnessed): string[] | undefined => excusedBy(UNICORN, differences(one.expected, one.actual), one);

test("no entry excuses a step that agrees", () => {
  expect(steps.length).toBeGreaterThan(700);
  for (const step of steps) expect(excuse(step)).toBeUndefined();
});

test("no entry applies to an instruction that it does not name", () => {
  const named = KNOWN.filter(({ instructions }) => instructions !== ANY);
  for (const step of steps) {
    const mnemonic = step.instruction?.row.mnemonic;
    for (const { id, instructions } of named.filter((entry) => appliesTo(entry, step)))
      expect([id, instructions]).toEqual([id, expect.arrayContaining([mnemonic])]);
  }
});

/** One wrong thing, drawn: a bit of a register, a flag, RIP, a byte in memory, a kind of stop, a fault's address. */
function spoiled(outcome: Outcome, random: Random): Outcome {
  const { registers, stop, memory } = outcome;
  switch (random.below(7)) {
    case 0:
    case 1: {
      const n = random.below(16);
      return { ...outcome, registers: registers.with(n, registers[n]! ^ (1n << BigInt(random.below(64)))) };
    }
    case 2:
      return { ...outcome, rflags: outcome.rflags ^ [0x1, 0x4, 0x10, 0x40, 0x80, 0x400, 0x800][random.below(7)]! };
    case 3:
      return { ...outcome, rip: outcome.rip + BigInt(1 + random.below(9)) };
    case 4:
      return {
        ...outcome,
        memory: [...memory, { at: BigInt(0x505000 + random.below(4096)), bytes: Uint8Array.of(7) }],
      };
    case 5:
      return { ...outcome, stop: { reason: "fault", at: outcome.rip, fault: stop.fault === "#UD" ? "#GP" : "#UD" } };
    default:
      return { ...outcome, stop: { ...stop, address: (stop.address ?? 0n) ^ 0x7000n } };
  }
}

test("a wrong end that is drawn at random is excused nowhere", () => {
  const random = new Random(SEED);
  const ends = steps.map((step) => ({ ...step, actual: spoiled(step.expected, random) }));
  const wrong = ends.filter(({ expected, actual }) => differences(expected, actual).length > 0);
  expect(wrong.length).toBeGreaterThan(steps.length / 2);
  const excused = wrong.flatMap((one) => excuse(one)?.map((id) => `${one.machineCase.id}: ${id}`) ?? []);
  expect(excused.filter((text) => !isKnownFault(text))).toEqual([]);
});

/** What is drawn can be what Unicorn does: #UD of a hint in its register form, the flag of a rotation that faults, #GP of an undefined vector's operand. */
const isKnownFault = (text: string): boolean =>
  /unicorn-(prefetch-register|test-second-encoding|lacks-instruction|rotate-flags-early|undefined-vector)$/.test(text);

/** Wrong definitions that are what Unicorn does, word for word: the entry is rightly found. */
const AS_UNICORN: Readonly<Record<string, string>> = { "page-edge": "unicorn-partial-store" };

test.each(MUTANTS.map(({ name }) => name))("the wrong definition %s is hidden by no excuse", (name) => {
  const mutant = new OracleRunner(MUTANTS.find((one) => one.name === name)!.oracle);
  const hidden = steps.flatMap((step) => excuse({ ...step, actual: mutant.run(step.machineCase) }) ?? []);
  expect(hidden.filter((id) => id !== AS_UNICORN[name])).toEqual([]);
});
