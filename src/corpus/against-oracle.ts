/** What another engine gave, held against the expectation and against the oracle's states. */
import { type CallResult, describeStop } from "../../oracle/index.ts";
import { type Difference, firstDifference } from "../contracts/difference.ts";
import { comparableStops, differenceWithin, whyGasMatters } from "../contracts/out-of-gas.ts";
import { differenceLines } from "../contracts/report.ts";
import type { Broken, CallRequest, EngineAnswer } from "../contracts/request.ts";
import { sameEnd } from "../contracts/same-end.ts";
import type { CallEngine } from "./engine.ts";
import { beyond, type Excuse } from "./excuse.ts";
import type { ExpectedCall } from "./expectations.ts";
import { firstUnsupported } from "./gap.ts";
import { unmetChanges, unmetResult } from "./judge.ts";
import { findParting, MOST_STEPS } from "./part-ways.ts";
import { failedFor, type Opinion, skippedFor } from "./verdict.ts";

export interface Pair {
  readonly request: CallRequest;
  readonly engines: readonly [CallEngine, CallEngine];
  /** The oracle's, the other's. */
  readonly answers: readonly [EngineAnswer, EngineAnswer | Broken];
}

/** Both gave the same result and went through the same states, but for what is excused; up to where gas shows, where one does not count it. */
export const doAgree = (pair: Pair, call: ExpectedCall): boolean => isSame(pair) || isExcused(pair, call);

function isSame({ answers: [left, right] }: Pair): boolean {
  if ("broken" in right) return false;
  // what others do behind an instruction that the oracle refuses says nothing
  if (left.result.stop?.reason === "unsupported") return differenceUntilUnsupported(left, right) === undefined;
  if (!sameEnd(left, right) && whyGasMatters(left, right) === undefined) return false;
  return differenceWithin(left, right) === undefined;
}

const excuseOf = ({ engines: [, { name }] }: Pair, { excused }: ExpectedCall): Excuse | undefined => excused?.get(name);

function isExcused(pair: Pair, call: ExpectedCall): boolean {
  const excuse = excuseOf(pair, call);
  return excuse !== undefined && beyond(excuse, ...pair.answers).length === 0;
}

/** Of the other engine. One that does right what it is excused for, a newer version perhaps, has passed all the same. */
export async function opinionOf(pair: Pair, call: ExpectedCall): Promise<Opinion> {
  const opinion = await strictOpinionOf(pair, call);
  const excuse = excuseOf(pair, call);
  if (!excuse || opinion.kind !== "failed") return opinion;
  const more = beyond(excuse, ...pair.answers);
  if (more.length === 0) return skippedFor([excuse.why]);
  return failedFor([`what it is excused for (${excuse.why}) is not ${more.join(", ")}`, ...opinion.why]);
}

async function strictOpinionOf(pair: Pair, call: ExpectedCall): Promise<Opinion> {
  const [left, right] = pair.answers;
  if ("broken" in right) return failedFor([`no answer: ${right.broken}`]);
  const difference = differenceUntilUnsupported(left, right);
  // also where both end alike, in an error of a call within that had no gas here, and another reason there: a coincidence
  const why = whyGasMatters(left, right);
  if (!difference && why !== undefined) return skippedFor([`${why}, which ${pair.engines[1].name} does not count`]);
  const reasons = difference ? await explain(pair, left.result, difference) : [];
  if (endOf(left, right) === undefined)
    return failedFor([...unmetResult(call, right.result), ...unmetChanges(call, right), ...reasons]);
  return difference ? failedFor(reasons) : skippedFor([whoStopped(pair, left, right)]);
}

/** The first stop at which one of them came to what it does not run. */
const endOf = (left: EngineAnswer, right: EngineAnswer): number | undefined =>
  firstUnsupported(...comparableStops(left, right));

function differenceUntilUnsupported(left: EngineAnswer, right: EngineAnswer): Difference | undefined {
  const end = endOf(left, right);
  const [a, b] = comparableStops(left, right);
  return firstDifference(a.slice(0, end), b.slice(0, end));
}

function whoStopped({ engines: [oracle, other] }: Pair, left: EngineAnswer, right: EngineAnswer): string {
  const [engine, { result }] = left.result.stop?.reason === "unsupported" ? [oracle, left] : [other, right];
  return `${engine.name}: ${describeStop(result.stop!)}`;
}

/** Both sides of the stop that differs, and the step that made it differ where that is cheap to find. */
async function explain({ engines, request }: Pair, { steps }: CallResult, difference: Difference): Promise<string[]> {
  const names = engines.map(({ name }) => name);
  const lines = differenceLines(difference, names);
  if (steps > MOST_STEPS) return [...lines, `  The step is not looked for: the call takes more than ${MOST_STEPS}.`];
  const parting = await findParting(engines, request, { index: difference.index, steps });
  if (!parting) return lines;
  const { at, text, items } = parting;
  return [
    ...lines,
    `  They part after ${parting.steps} steps, at 0x${at.toString(16)}  ${text}:`,
    ...items.slice(0, SHOWN).map(({ what, left, right }) => `  ${what.padEnd(16)} ${left.padEnd(20)} ${right}`),
  ];
}

/** What a single step changes is little, unless it is a REP. */
const SHOWN = 5;
