/** One call of one binary, run on the oracle and held against its expectation, then on every other engine and held against both. */
import {
  type CallResult,
  type ChainChanges,
  describeStop,
  isWithin,
  LIMITS,
  type ProfileName,
  profileNamed,
} from "../../oracle/index.ts";
import { DEFAULT_SENDER } from "../contracts/circumstances.ts";
import type { Broken, CallRequest, EngineAnswer } from "../contracts/request.ts";
import { doAgree, opinionOf, type Pair } from "./against-oracle.ts";
import type { CallEngine } from "./engine.ts";
import type { ExpectedCall, ExpectedStates } from "./expectations.ts";
import { gapOfOracle } from "./gap.ts";
import { unmetChanges, unmetGas, unmetResult, unmetStates } from "./judge.ts";
import { type Smallest, smallestProfile, unmetProfile } from "./smallest-profile.ts";
import { recordedOf } from "./states.ts";
import { failedFor, type Opinion, skippedFor, type Verdict } from "./verdict.ts";

export interface Checked {
  readonly verdicts: readonly Verdict[];
  /** Every engine gave one result and went through one sequence of states, whatever was expected. */
  readonly agreed: boolean;
  /** The oracle's; left out when it gave no answer, or came to what it is still to learn. */
  readonly result?: CallResult;
  readonly changes?: ChainChanges;
  readonly states?: ExpectedStates;
  /** The smallest in which the oracle comes to the same. */
  readonly profile?: ProfileName;
}

interface Question {
  /** The oracle, then the others. */
  readonly engines: readonly [CallEngine, ...CallEngine[]];
  readonly contract: Uint8Array;
  /** Bytes of a container at most; undefined: the default. */
  readonly contractBytes: number | undefined;
  /** Other contracts that are there. */
  readonly others: ReadonlyMap<string, Uint8Array>;
  readonly call: ExpectedCall;
  /** Of this binary, where they are on record. */
  readonly expected: ExpectedStates | undefined;
  /** The profile on record for this binary. */
  readonly recorded: ProfileName | undefined;
  /** What the oracle has. */
  readonly profile: ProfileName;
}

/** Throws EnvironmentLacks when an engine cannot be had here. */
export async function checkCall(question: Question): Promise<Checked> {
  const { engines } = question;
  const request = requestOf(question);
  const [oracle, ...others] = await Promise.all(engines.map((engine) => engine.run(request)));
  if ("broken" in oracle!) return { agreed: false, verdicts: withoutOracle(engines, oracle) };
  const gap = gapOfOracle(request, oracle!.result) ?? needsMore(question, oracle!);
  if (gap) return { agreed: false, verdicts: engines.map(({ name }) => ({ engine: name, ...skippedFor([gap]) })) };
  const pairs = others.map((other, n): Pair => {
    return { request, engines: [engines[0], engines[n + 1]!], answers: [oracle!, other] };
  });
  return judged(question, oracle!, pairs, await smallestProfile(engines[0], request, oracle!));
}

function requestOf({ contract, contractBytes, others, profile, call: one }: Question): CallRequest {
  const { call, chain, before, limit } = one;
  const image = { ...LIMITS.image, containerBytes: contractBytes ?? LIMITS.image.containerBytes };
  const limits = { ...LIMITS, steps: limit ?? LIMITS.steps, image };
  const there = [...others].map(([id, code]) => [id, { code, creator: DEFAULT_SENDER }] as const);
  return {
    contract,
    chain: { ...chain, contracts: new Map(there) },
    before,
    limits,
    profile,
    ...(call === undefined ? {} : { line: call }),
  };
}

/** A call that is on record as one of a profile that this machine does not have all of, and that does not pass here. */
function needsMore({ call, expected, recorded, profile }: Question, answer: EngineAnswer): string | undefined {
  if (recorded === undefined || isWithin(profileNamed(recorded)!, profileNamed(profile)!)) return undefined;
  const { result } = answer;
  if (
    unmetResult(call, result).length +
      unmetChanges(call, answer).length +
      unmetStates(expected, recordedOf(answer)).length ===
    0
  )
    return undefined;
  const why = result.stop?.reason === "unsupported" ? `: ${describeStop(result.stop)}` : "";
  return `needs the profile ${recorded}${why}`;
}

/** States without the oracle's are nothing to compare with. */
function withoutOracle([oracle, ...others]: Question["engines"], { broken }: Broken): Verdict[] {
  const why = ["the oracle gave no answer to compare with"];
  return [
    { engine: oracle.name, ...failedFor([`no answer: ${broken}`]) },
    ...others.map(({ name }) => ({ engine: name, ...skippedFor(why) })),
  ];
}

async function judged(
  question: Question,
  oracle: EngineAnswer,
  pairs: readonly Pair[],
  smallest: Smallest,
): Promise<Checked> {
  const states = recordedOf(oracle);
  const verdicts: Verdict[] = [{ engine: "oracle", ...oracleOpinion(question, oracle, states, smallest) }];
  for (const pair of pairs) verdicts.push(await verdictOf(pair, question.call));
  return {
    verdicts,
    agreed: pairs.every((pair) => doAgree(pair, question.call)),
    result: oracle.result,
    changes: oracle.changes,
    states,
    profile: smallest.name,
  };
}

async function verdictOf(pair: Pair, call: ExpectedCall): Promise<Verdict> {
  const [, { name: engine }] = pair.engines;
  return { engine, ...(await opinionOf(pair, call)) };
}

/** A result that is another has other states anyway, and may need another profile. */
function oracleOpinion(
  { call, expected, recorded, profile }: Question,
  answer: EngineAnswer,
  states: ExpectedStates,
  smallest: Smallest,
): Opinion {
  const { result } = answer;
  const ended = [...unmetResult(call, result), ...unmetGas(call, result), ...unmetChanges(call, answer)];
  const went = unmetStates(expected, states);
  if (ended.length + went.length > 0) return failedFor(ended.length > 0 ? ended : went);
  const isTold = recorded !== undefined && isWithin(profileNamed(recorded)!, profileNamed(profile)!);
  return failedFor(isTold ? unmetProfile(recorded, smallest) : []);
}
