/** A divergence is attributed: run the program's single steps on both sides and judge, then excuse, each of them alone. */
import { isFailure, type MachineCase, type Outcome, type Reply } from "../cases/case.ts";
import type { Engine } from "../engines/engine.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import { bucketOf, decodeCase, formOf } from "./bucket.ts";
import type { Difference } from "./difference.ts";
import { excusedBy } from "./excuse.ts";
import { excusedInContext } from "./excuse-context.ts";
import { singleSteps } from "./isolate.ts";
import { judge } from "./judge.ts";
import type { EngineIdentity } from "./known/applicable.ts";
import { EXTREMES } from "./resolve.ts";
import type { Verdict } from "./verdict.ts";

/** An unexplained divergence with the smallest case that is known so far. */
export interface Divergence {
  readonly engine: string;
  /** One instruction with its start state, or the whole program when no single step shows it. */
  readonly machineCase: MachineCase;
  readonly isolated: boolean;
  readonly bucket: string;
  readonly differences: readonly Difference[];
  readonly expected: Outcome;
  readonly actual: Reply;
  /** The case in which it was found. */
  readonly origin: MachineCase;
  /** Undefined bits were compared too. */
  readonly strict?: true;
}

/** What a whole run showed. */
export interface Whole {
  readonly expected: Outcome;
  readonly actual: Reply;
  readonly differences: readonly Difference[];
  /** Why the whole cannot be compared: then only its steps count. */
  readonly skip?: string | undefined;
}

export interface Attribution {
  readonly verdict: Verdict;
  readonly divergences: readonly Divergence[];
}

/** A diverging case and what its whole run showed. */
export interface Diverging {
  readonly origin: MachineCase;
  readonly whole: Whole;
}

/** Judges diverging cases step by step; all steps travel to the engine together. One attribution a case, in order. */
export async function attributeAll(
  oracle: OracleRunner,
  engine: Engine,
  cases: readonly Diverging[],
): Promise<Attribution[]> {
  const steps = cases.map(({ origin }) => singleSteps(oracle, origin));
  const replies = await engine.run(steps.flat());
  let from = 0;
  const out: Attribution[] = [];
  for (const [n, one] of cases.entries()) {
    const own = replies.slice(from, from + steps[n]!.length);
    from += own.length;
    out.push(await attributeSteps(oracle, engine, one, steps[n]!, own));
  }
  return out;
}

/** As `attributeAll`, for one case. */
export async function attribute(
  oracle: OracleRunner,
  engine: Engine,
  origin: MachineCase,
  whole: Whole,
): Promise<Attribution> {
  return (await attributeAll(oracle, engine, [{ origin, whole }]))[0]!;
}

async function attributeSteps(
  oracle: OracleRunner,
  engine: Engine,
  { origin, whole }: Diverging,
  steps: readonly MachineCase[],
  replies: readonly Reply[],
): Promise<Attribution> {
  const { differences } = whole;
  const shown = shownBy(oracle, engine, { origin, whole }, steps, replies);
  if (shown) return shown;
  if (whole.skip !== undefined) return { verdict: { kind: "skip", why: whole.skip }, divergences: [] };
  const resolved = await shownByOtherSteps(oracle, engine, { origin, whole });
  if (resolved) return resolved;
  const known = await excusedInContext(oracle, engine, origin, whole);
  if (known) return { verdict: { kind: "excused", by: known, differences }, divergences: [] };
  return { verdict: { kind: "diverge", differences }, divergences: [unisolated(oracle, engine, origin, whole)] };
}

/** What the single steps show: divergences, or else what excuses them. Undefined: all agree, or cannot be compared. */
function shownBy(
  oracle: OracleRunner,
  engine: Engine,
  { origin, whole: { differences } }: Diverging,
  steps: readonly MachineCase[],
  replies: readonly Reply[],
): Attribution | undefined {
  const judged = steps.map((machineCase, n) => judgeStep(oracle, engine, origin, machineCase, replies[n]!));
  const divergences = judged.flatMap((step) => (step?.kind === "diverge" ? [step.divergence] : []));
  if (divergences.length > 0) return { verdict: { kind: "diverge", differences }, divergences };
  const by = [...new Set(judged.flatMap((step) => (step?.kind === "excused" ? step.by : [])))];
  return by.length > 0 ? { verdict: { kind: "excused", by, differences }, divergences } : undefined;
}

/** The same for steps that are only taken, or taken otherwise, where undefined bits are all 0 or all 1. */
async function shownByOtherSteps(
  oracle: OracleRunner,
  engine: Engine,
  diverging: Diverging,
): Promise<Attribution | undefined> {
  if (!diverging.whole.expected.undefinedWasRead) return undefined;
  const steps = EXTREMES.flatMap((resolve) => singleSteps(oracle, diverging.origin, resolve));
  return shownBy(oracle, engine, diverging, steps, await engine.run(steps));
}

const unisolated = (
  oracle: OracleRunner,
  engine: Engine,
  origin: MachineCase,
  { expected, actual, differences }: Whole,
): Divergence => ({
  engine: engine.name,
  machineCase: origin,
  isolated: false,
  bucket: bucketOf("(program)", differences, expected, actual),
  differences,
  expected,
  actual,
  origin,
  ...markOf(oracle),
});

const markOf = ({ strict }: OracleRunner): { strict?: true } => (strict ? { strict } : {});

type Step = { kind: "diverge"; divergence: Divergence } | { kind: "excused"; by: string[] } | undefined;

/** Undefined: the step agrees or cannot be compared. */
export function judgeStep(
  oracle: OracleRunner,
  engine: EngineIdentity,
  origin: MachineCase,
  machineCase: MachineCase,
  actual: Reply,
): Step {
  const expected = oracle.run(machineCase);
  const verdict = judge(oracle, machineCase, expected, actual);
  if (verdict.kind !== "diverge") return undefined;
  const { differences } = verdict;
  const instruction = decodeCase(oracle.machine.maps, machineCase);
  const by = isFailure(actual)
    ? undefined
    : excusedBy(engine, differences, { oracle, machineCase, instruction, expected, actual });
  if (by) return { kind: "excused", by };
  const bucket = bucketOf(formOf(oracle.machine.maps, machineCase), differences, expected, actual);
  const isolated = true;
  return {
    kind: "diverge",
    divergence: {
      engine: engine.name,
      machineCase,
      isolated,
      bucket,
      differences,
      expected,
      actual,
      origin,
      ...markOf(oracle),
    },
  };
}
