/** One call of one binary, run on the oracle and held against its expectation, then on every other engine and held against both. */
import { type CallResult, LIMITS } from "../../oracle/index.ts";
import { type Difference, firstDifference } from "../contracts/difference.ts";
import { differenceLines } from "../contracts/report.ts";
import type { Broken, CallRequest, EngineAnswer } from "../contracts/request.ts";
import type { CallEngine } from "./engine.ts";
import type { ExpectedCall, ExpectedStates } from "./expectations.ts";
import { unmetResult, unmetStates } from "./judge.ts";
import { findParting, MOST_STEPS } from "./part-ways.ts";
import { statesOf } from "./states.ts";
import type { Verdict } from "./verdict.ts";

export interface Checked {
  readonly verdicts: readonly Verdict[];
  /** Every engine gave one result and went through one sequence of states, whatever was expected. */
  readonly agreed: boolean;
  /** The oracle's; left out when it gave no answer. */
  readonly result?: CallResult;
  readonly states?: ExpectedStates;
}

type Answer = EngineAnswer | Broken;

/** `engines`: the oracle, then the others. Throws EnvironmentLacks when one cannot be had here. */
export async function checkCall(
  [oracle, ...others]: readonly [CallEngine, ...CallEngine[]],
  contract: Uint8Array,
  call: ExpectedCall,
  expected: ExpectedStates | undefined,
): Promise<Checked> {
  const request = requestOf(contract, call);
  const [reference, ...answers] = await Promise.all([oracle, ...others].map((engine) => engine.run(request)));
  const verdicts = [verdictOf("oracle", oracleFlaws(reference!, call, expected))];
  for (const [n, engine] of others.entries())
    verdicts.push(await otherVerdict([oracle, engine], request, call, [reference!, answers[n]!]));
  if ("broken" in reference!) return { verdicts, agreed: false };
  const agreed = answers.every((answer) => agree(reference!, answer));
  return { verdicts, agreed, result: reference!.result, states: statesOf(reference!.observations) };
}

function agree(left: EngineAnswer, right: Answer): boolean {
  if ("broken" in right || left.result.error !== right.result.error) return false;
  if (Buffer.compare(left.result.output, right.result.output) !== 0) return false;
  return firstDifference(left.observations, right.observations) === undefined;
}

const requestOf = (contract: Uint8Array, { call, chain, limit }: ExpectedCall): CallRequest => ({
  contract,
  chain,
  limits: { ...LIMITS, steps: limit ?? LIMITS.steps },
  ...(call === undefined ? {} : { line: call }),
});

const verdictOf = (engine: string, why: readonly string[]): Verdict => ({
  engine,
  kind: why.length === 0 ? "passed" : "failed",
  why,
});

const silence = ({ broken }: Broken): string => `no answer: ${broken}`;

function oracleFlaws(answer: Answer, call: ExpectedCall, expected: ExpectedStates | undefined): string[] {
  if ("broken" in answer) return [silence(answer)];
  return [...unmetResult(call, answer.result), ...unmetStates(expected, statesOf(answer.observations))];
}

async function otherVerdict(
  engines: readonly [CallEngine, CallEngine],
  request: CallRequest,
  call: ExpectedCall,
  [reference, answer]: readonly [Answer, Answer],
): Promise<Verdict> {
  const { name } = engines[1];
  if ("broken" in answer) return verdictOf(name, [silence(answer)]);
  const flaws = unmetResult(call, answer.result);
  if ("broken" in reference) {
    const why = "the oracle gave no answer to compare the states with";
    return flaws.length > 0 ? verdictOf(name, flaws) : { engine: name, kind: "skipped", why: [why] };
  }
  const difference = firstDifference(reference.observations, answer.observations);
  if (!difference) return verdictOf(name, flaws);
  return verdictOf(name, [...flaws, ...(await explain(engines, request, reference.result, difference))]);
}

/** Both sides of the stop that differs, and the step that made it differ where that is cheap to find. */
async function explain(
  engines: readonly [CallEngine, CallEngine],
  request: CallRequest,
  { steps }: CallResult,
  difference: Difference,
): Promise<string[]> {
  const lines = differenceLines(
    difference,
    engines.map(({ name }) => name),
  );
  if (steps > MOST_STEPS)
    return [...lines, `  The step is not looked for: the call takes more than ${MOST_STEPS} steps.`];
  const parting = await findParting(engines, request, { index: difference.index, steps });
  if (!parting) return lines;
  const { at, text, items } = parting;
  return [
    ...lines,
    `  They part after ${parting.steps} steps, at 0x${at.toString(16)}  ${text}:`,
    ...items.slice(0, SHOWN).map(({ what, left, right }) => `  ${what.padEnd(16)} ${left.padEnd(20)} ${right}`),
  ];
}

const SHOWN = 5;
