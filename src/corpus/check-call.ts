/** One call of one binary, run on the oracle and held against its expectation, then on every other engine and held against both. */
import { type CallResult, LIMITS } from "../../oracle/index.ts";
import type { Broken, CallRequest, EngineAnswer } from "../contracts/request.ts";
import { doAgree, opinionOf, type Pair } from "./against-oracle.ts";
import type { CallEngine } from "./engine.ts";
import type { ExpectedCall, ExpectedStates } from "./expectations.ts";
import { gapOfOracle } from "./gap.ts";
import { unmetResult, unmetStates } from "./judge.ts";
import { statesOf } from "./states.ts";
import { failedFor, type Opinion, skippedFor, type Verdict } from "./verdict.ts";

export interface Checked {
  readonly verdicts: readonly Verdict[];
  /** Every engine gave one result and went through one sequence of states, whatever was expected. */
  readonly agreed: boolean;
  /** The oracle's; left out when it gave no answer, or came to what it is still to learn. */
  readonly result?: CallResult;
  readonly states?: ExpectedStates;
}

interface Question {
  /** The oracle, then the others. */
  readonly engines: readonly [CallEngine, ...CallEngine[]];
  readonly contract: Uint8Array;
  readonly call: ExpectedCall;
  /** Of this binary, where they are on record. */
  readonly expected: ExpectedStates | undefined;
}

/** Throws EnvironmentLacks when an engine cannot be had here. */
export async function checkCall(question: Question): Promise<Checked> {
  const { engines } = question;
  const request = requestOf(question);
  const [oracle, ...others] = await Promise.all(engines.map((engine) => engine.run(request)));
  if ("broken" in oracle!) return { agreed: false, verdicts: withoutOracle(engines, oracle) };
  const gap = gapOfOracle(request, oracle!.result);
  if (gap) return { agreed: false, verdicts: engines.map(({ name }) => ({ engine: name, ...skippedFor([gap]) })) };
  const pairs = others.map((other, n): Pair => {
    return { request, engines: [engines[0], engines[n + 1]!], answers: [oracle!, other] };
  });
  return judged(question, oracle!, pairs);
}

function requestOf({ contract, call: { call, chain, limit } }: Question): CallRequest {
  const limits = { ...LIMITS, steps: limit ?? LIMITS.steps };
  return { contract, chain, limits, ...(call === undefined ? {} : { line: call }) };
}

/** States without the oracle's are nothing to compare with. */
function withoutOracle([oracle, ...others]: Question["engines"], { broken }: Broken): Verdict[] {
  const why = ["the oracle gave no answer to compare with"];
  return [
    { engine: oracle.name, ...failedFor([`no answer: ${broken}`]) },
    ...others.map(({ name }) => ({ engine: name, ...skippedFor(why) })),
  ];
}

async function judged(question: Question, oracle: EngineAnswer, pairs: readonly Pair[]): Promise<Checked> {
  const states = statesOf(oracle.observations);
  const verdicts: Verdict[] = [{ engine: "oracle", ...oracleOpinion(question, oracle.result, states) }];
  for (const pair of pairs) verdicts.push({ engine: pair.engines[1].name, ...(await opinionOf(pair, question.call)) });
  return { verdicts, agreed: pairs.every(doAgree), result: oracle.result, states };
}

/** A result that is another has other states anyway. */
function oracleOpinion({ call, expected }: Question, result: CallResult, states: ExpectedStates): Opinion {
  const flaws = unmetResult(call, result);
  return failedFor(flaws.length > 0 ? flaws : unmetStates(expected, states));
}
