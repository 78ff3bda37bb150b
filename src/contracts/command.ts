/** What `run` does once its options are understood: runs the call on each engine, compares, prints. */
import { echoResult, type Limits, type ProfileName } from "../../oracle/index.ts";
import type { Circumstances } from "./circumstances.ts";
import type { Difference } from "./difference.ts";
import { differenceWithin, whyGasMatters } from "./out-of-gas.ts";
import { differenceLines, errorText, resultLines } from "./report.ts";
import { type Broken, type Earlier, type EngineAnswer, type EngineName, MOST_OBSERVATIONS } from "./request.ts";
import { sameEnd } from "./same-end.ts";
import { runInProcess } from "./worker.ts";

export interface CallSettings {
  /** Left out: creation. */
  readonly line?: string;
  readonly chain: Circumstances & { readonly contractId: string };
  /** On the same chain, in this order. */
  readonly before?: readonly Earlier[];
  readonly limits: Limits;
  /** One, or several that are held against the first; never the same twice. */
  readonly engines: readonly EngineName[];
  readonly trace: boolean;
  readonly json: boolean;
  /** ECHO's object as later versions have it. */
  readonly laterForm?: boolean;
  readonly profile: ProfileName;
  /** For each engine. */
  readonly milliseconds: number;
}

/** Standard output and standard error. */
export interface Printer {
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
}

interface Run {
  readonly engine: EngineName;
  readonly answer: EngineAnswer | Broken;
}

const isBroken = (answer: EngineAnswer | Broken): answer is Broken => "broken" in answer;

/** Prints one report; the exit code is 0 when every engine ended without an error in the same states, else 1. */
export async function runContract(
  contract: Uint8Array,
  settings: CallSettings,
  { print, warn }: Printer,
): Promise<0 | 1> {
  const runs = await Promise.all(settings.engines.map((engine) => runEngine(contract, engine, settings)));
  const pairs = pairsOf(runs);
  print(settings.json ? jsonReport(runs, pairs, settings) : textReport(runs, pairs));
  // ECHO's object has no place for the message
  if (settings.json) for (const line of runs.flatMap(messageOf)) warn(`echolot: ${line}\n`);
  const isFine = runs.every(({ answer }) => !isBroken(answer) && isWell(answer));
  return isFine && pairs.every(doAgree) ? 0 : 1;
}

const isWell = ({ before, result }: EngineAnswer): boolean =>
  [...before, result].every(({ error }) => error === "none");

function messageOf({ engine, answer }: Run): string[] {
  if (isBroken(answer)) return [brokenText(engine, answer)];
  return answer.result.message === undefined ? [] : [`${engine}: ${errorText(answer.result)}`];
}

const brokenText = (engine: EngineName, { broken }: Broken): string => `${engine} gave no answer: ${broken}`;

async function runEngine(contract: Uint8Array, engine: EngineName, settings: CallSettings): Promise<Run> {
  const { line, chain, before = [], limits, engines, trace, json, profile, milliseconds } = settings;
  const request = {
    contract,
    chain,
    before,
    limits,
    profile,
    engine,
    observe: engines.length > 1,
    trace: trace && engine === "oracle",
    ...(line === undefined ? {} : { line }),
  };
  return { engine, answer: await runInProcess(request, { milliseconds, traceTo: json ? 2 : 1 }) };
}

/** The first engine and another. */
interface Pair {
  readonly names: readonly [EngineName, EngineName];
  readonly answers: readonly [EngineAnswer | Broken, EngineAnswer | Broken];
  readonly difference: Difference | undefined;
}

const pairsOf = ([first, ...others]: readonly Run[]): Pair[] =>
  others.map((other) => ({
    names: [first!.engine, other.engine],
    answers: [first!.answer, other.answer],
    difference: compare(first!.answer, other.answer),
  }));

const compare = (left: EngineAnswer | Broken, right: EngineAnswer | Broken): Difference | undefined =>
  isBroken(left) || isBroken(right) ? undefined : differenceWithin(left, right);

const doAgree = (pair: Pair): boolean =>
  pair.difference === undefined && sameResults(pair) && whyGasMatters(...pair.answers) === undefined;

/** False also where an engine gave no answer: a gap is no agreement. */
function sameResults({ answers: [left, right] }: Pair): boolean {
  return !isBroken(left) && !isBroken(right) && sameEnd(left, right);
}

function textReport(runs: readonly Run[], pairs: readonly Pair[]): string {
  const parts = runs.map(({ engine, answer }) => [
    ...(pairs.length > 0 ? [`-- ${engine}`] : []),
    ...(isBroken(answer) ? [brokenText(engine, answer)] : resultLines(answer)),
  ]);
  return `${[...parts.flat(), ...pairs.flatMap(verdictLines)].join("\n")}\n`;
}

function verdictLines(pair: Pair): string[] {
  const { names, answers, difference } = pair;
  if (difference) return differenceLines(difference, names);
  if (answers.some(isBroken)) return [`nothing could be compared: ${names.join(" and ")}`];
  const why = whyGasMatters(...answers);
  if (why !== undefined) return [`${why}, which ${names[1]} does not count: they agree up to there, and no further`];
  if (!sameResults(pair)) return [`${names.join(" and ")} ended differently, after the same states`];
  return [`${names.join(" and ")} agree: the same state at ${stopsText(stopsOf(answers[0]))}`];
}

const stopsOf = (answer: EngineAnswer | Broken | undefined): number =>
  answer && !isBroken(answer) ? answer.observations.length : 0;

const stopsText = (stops: number): string => `each of ${stops < MOST_OBSERVATIONS ? "" : "the first "}${stops} stops`;

/** One engine: ECHO's object alone. Several: all of them, and where the first of the others differs. */
function jsonReport(runs: readonly Run[], pairs: readonly Pair[], { chain, laterForm }: CallSettings): string {
  const position = laterForm ? { block: chain.blockNumber ?? 1, transaction: 0, operation: 0 } : undefined;
  const objects = runs.map(({ answer }) =>
    isBroken(answer) ? answer : echoResult(chain.contractId, answer.result, position),
  );
  if (pairs.length === 0) return `${JSON.stringify(objects[0])}\n`;
  const results = Object.fromEntries(runs.map(({ engine }, n) => [engine, objects[n]]));
  const parted = pairs.find(({ difference }) => difference !== undefined);
  const report = {
    results,
    agreed: pairs.every(doAgree),
    stops: stopsOf(runs[0]?.answer),
    difference: parted?.difference ?? null,
    ...(parted && { between: parted.names }),
  };
  return `${JSON.stringify(report, plain)}\n`;
}

/** Machine values as hex strings, as in case lines. */
const plain = (_: string, value: unknown): unknown => (typeof value === "bigint" ? `0x${value.toString(16)}` : value);
