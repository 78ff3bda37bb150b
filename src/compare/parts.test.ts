/** A program that is cut into parts is the program still; and whoever looks at the parts comes to the verdict of all single steps. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Decoded } from "../../oracle/index.ts";
import { isFailure, type MachineCase, type Reply } from "../cases/case.ts";
import { MUTANTS } from "../certify/mutants.ts";
import type { Engine } from "../engines/engine.ts";
import { OracleRunner, oracleEngine, outcome } from "../engines/oracle.ts";
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

/** Wrong as Unicorn is known to be (BSWAP of 16 bits), and besides at one address when RCX is `round`. */
function wrongInRound(at: bigint, round: bigint): Engine {
  const runOne = (one: MachineCase): Reply => {
    const state = oracle.start(one);
    for (let steps = 0; ; steps++) {
      const here = state.rip;
      if (here === one.until) return outcome(one, state, { reason: "until", at: here }, steps);
      if (here === at && state.registers[1] === round)
        return outcome(one, state, { reason: "fault", at: here, fault: "#UD" }, steps);
      const isSwap = Buffer.from(one.code)
        .toString("hex", Number(here - one.at))
        .startsWith("660fc8");
      const before = state.registers[0]!;
      const stop = oracle.machine.step(state);
      if (stop) return outcome(one, state, stop, steps);
      if (isSwap) state.registers[0] = BigInt.asUintN(32, BigInt(`0x${bytesBackwards(before)}`));
    }
  };
  return { ...oracleEngine(), name: "unicorn", version: "2.0.1", run: async (cases) => cases.map(runOne) };
}

const bytesBackwards = (value: bigint): string => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(Number(BigInt.asUintN(32, value)));
  return bytes.toString("hex");
};

const START = drawn(1)[0]!;
const caseOf = (hex: string): MachineCase => {
  const code = Uint8Array.from(Buffer.from(hex, "hex"));
  const registers = Array.from({ length: 16 }, (_, n) => 0x1122_3344n + BigInt(n));
  return { ...START, id: "b", code, registers, until: START.at + BigInt(code.length), limit: 50 };
};

/** bswap ax; mov ecx, 3; L: add rbx, rdx; dec ecx; jnz L */
const LOOP = "660fc8" + "b903000000" + "4801d3" + "ffc9" + "75f9";
const ADD_AT = START.at + 8n;

test.each([1n, 2n, 3n])("what is known hides nothing that fails in a later round of a loop: rCX %i", async (round) => {
  const engine = wrongInRound(ADD_AT, round);
  const suspects = new Suspects();
  const warm = await attributeAll(oracle, engine, await divergingOn(engine, [caseOf("660fc8")]), suspects);
  expect(warm.map(({ verdict }) => verdict)).toMatchObject([{ kind: "excused", by: ["unicorn-bswap-word"] }]);
  const cases = await divergingOn(engine, [caseOf(LOOP)]);
  const [found] = await attributeAll(oracle, engine, cases, suspects);
  expect(found!.divergences.map(({ machineCase }) => machineCase)).toMatchObject([
    {
      at: ADD_AT,
      registers: caseOf(LOOP).registers.with(1, round).with(0, expect.any(BigInt)).with(3, expect.any(BigInt)),
    },
  ]);
  // without the second mistake the first explains it all, in parts
  const right = wrongInRound(0n, 0n);
  expect(await attributeByParts(oracle, right, await divergingOn(right, [caseOf(LOOP)]), suspects)).toMatchObject([
    { verdict: { kind: "excused" } },
  ]);
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
    for (const { soon: quick, steps } of known) {
      expect(quick.kind).toBe(steps.kind);
      expect(excuses(steps)).toEqual(expect.arrayContaining(excuses(quick)));
    }
  });
});

const excuses = (verdict: object): string[] => ("by" in verdict ? [...(verdict.by as readonly string[])] : []);
