/** A divergence is attributed: run the program's single steps on both sides and judge, then excuse, each of them alone. */
import type { MachineCase, Outcome, Reply } from "../cases/case.ts";
import type { Engine } from "../engines/engine.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import { attributeByParts } from "./attribute-parts.ts";
import { bucketOf } from "./bucket.ts";
import type { Difference } from "./difference.ts";
import { excusedInContext } from "./excuse-context.ts";
import { singleSteps } from "./isolate.ts";
import { judgeStep, markOf } from "./judge-step.ts";
import { EXTREMES } from "./resolve.ts";
import type { Suspects } from "./suspects.ts";
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

/** One attribution a case, in order. With suspects few parts are looked at first, and every step only where those do not explain the whole. */
export async function attributeAll(
  oracle: OracleRunner,
  engine: Engine,
  cases: readonly Diverging[],
  suspects?: Suspects,
): Promise<Attribution[]> {
  const quick = suspects ? cases.filter(({ origin }) => !isSample(origin)) : [];
  const soon = suspects ? await attributeByParts(oracle, engine, quick, suspects) : [];
  const known = new Map(quick.map((one, n) => [one, soon[n]]));
  const left = cases.filter((one) => known.get(one) === undefined);
  const rest = (await attributeBySteps(oracle, engine, left, suspects)).values();
  return cases.map((one) => known.get(one) ?? rest.next().value!);
}

/** Of so many cases one is looked at step by step anyhow: a stretch agrees, too, where a later instruction overwrote what was wrong. */
const SAMPLED = 16;

/** By its id, so that it is the same case in every run. */
const isSample = ({ id }: MachineCase): boolean =>
  [...id].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) >>> 0, 0) % SAMPLED === 0;

/** Judges step by step; all steps travel to the engine together. */
async function attributeBySteps(
  oracle: OracleRunner,
  engine: Engine,
  cases: readonly Diverging[],
  suspects?: Suspects,
): Promise<Attribution[]> {
  const steps = cases.map(({ origin }) => singleSteps(oracle, origin));
  const replies = await engine.run(steps.flat());
  let from = 0;
  const out: Attribution[] = [];
  for (const [n, one] of cases.entries()) {
    const own = replies.slice(from, from + steps[n]!.length);
    from += own.length;
    out.push(await attributeSteps(oracle, engine, one, steps[n]!, own, suspects));
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
  suspects: Suspects | undefined,
): Promise<Attribution> {
  const { differences } = whole;
  const shown = shownBy(oracle, engine, { origin, whole }, steps, replies, suspects);
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
  suspects?: Suspects,
): Attribution | undefined {
  const judged = steps.map((machineCase, n) => judgeStep(oracle, engine, origin, machineCase, replies[n]!));
  for (const step of judged) if (step?.kind === "excused") suspects?.learn(step);
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
