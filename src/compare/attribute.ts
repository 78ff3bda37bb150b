/** A divergence is attributed: run the program's single steps on both sides and judge, then excuse, each of them alone. */
import { isFailure, type MachineCase, type Outcome, type Reply } from "../cases/case.ts";
import type { Engine } from "../engines/engine.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import { bucketOf, decodeCase, formOf } from "./bucket.ts";
import { type Difference, differences } from "./difference.ts";
import { excusedBy } from "./excuse.ts";
import { outcomeWithChoicesOf } from "./follow.ts";
import { singleSteps } from "./isolate.ts";
import { judge } from "./judge.ts";
import { AGREE, type Verdict } from "./verdict.ts";

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
}

export interface Attribution {
  readonly verdict: Verdict;
  readonly divergences: readonly Divergence[];
}

/** Judges one diverging case step by step. */
export async function attribute(
  oracle: OracleRunner,
  engine: Engine,
  origin: MachineCase,
  whole: { readonly expected: Outcome; readonly actual: Reply; readonly differences: readonly Difference[] },
): Promise<Attribution> {
  const steps = singleSteps(oracle, origin);
  const replies = await engine.run(steps);
  const judged = steps.map((machineCase, n) => judgeStep(oracle, engine.name, origin, machineCase, replies[n]!));
  const divergences = judged.flatMap((step) => (step?.kind === "diverge" ? [step.divergence] : []));
  if (divergences.length > 0) return { verdict: { kind: "diverge", differences: whole.differences }, divergences };
  const by = [...new Set(judged.flatMap((step) => (step?.kind === "excused" ? step.by : [])))];
  if (by.length > 0) return { verdict: { kind: "excused", by, differences: whole.differences }, divergences };
  if (whole.expected.undefinedWasRead && (await endsWithOwnChoices(engine, oracle, origin, whole.actual))) {
    return { verdict: AGREE, divergences };
  }
  return {
    verdict: { kind: "diverge", differences: whole.differences },
    divergences: [
      { ...whole, engine: engine.name, machineCase: origin, isolated: false, bucket: wholeBucket(whole), origin },
    ],
  };
}

async function endsWithOwnChoices(
  engine: Engine,
  oracle: OracleRunner,
  origin: MachineCase,
  actual: Reply,
): Promise<boolean> {
  if (isFailure(actual)) return false;
  const followed = await outcomeWithChoicesOf(engine, oracle, origin);
  return followed !== undefined && differences(followed, actual).length === 0;
}

const wholeBucket = (whole: { expected: Outcome; actual: Reply; differences: readonly Difference[] }): string =>
  bucketOf("(program)", whole.differences, whole.expected, whole.actual);

type Step = { kind: "diverge"; divergence: Divergence } | { kind: "excused"; by: string[] } | undefined;

/** Undefined: the step agrees or cannot be compared. */
export function judgeStep(
  oracle: OracleRunner,
  engine: string,
  origin: MachineCase,
  machineCase: MachineCase,
  actual: Reply,
): Step {
  const expected = oracle.run(machineCase);
  const verdict = judge(oracle, machineCase, expected, actual);
  if (verdict.kind !== "diverge") return undefined;
  const instruction = decodeCase(oracle.machine.maps, machineCase);
  const by = excusedBy(engine, verdict.differences, { machineCase, instruction, expected, actual });
  if (by) return { kind: "excused", by };
  const bucket = bucketOf(formOf(instruction), verdict.differences, expected, actual);
  return {
    kind: "diverge",
    divergence: {
      engine,
      machineCase,
      isolated: true,
      bucket,
      differences: verdict.differences,
      expected,
      actual,
      origin,
    },
  };
}
