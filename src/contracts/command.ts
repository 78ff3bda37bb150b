/** What `run` does once its options are understood: runs the call on each engine, compares, prints. */
import { type CallResult, type ChainOptions, echoResult, type Limits } from "../../oracle/index.ts";
import { type Difference, firstDifference } from "./difference.ts";
import { differenceLines, errorText, resultLines } from "./report.ts";
import { type Broken, type EngineAnswer, type EngineName, MOST_OBSERVATIONS } from "./request.ts";
import { runInProcess } from "./worker.ts";

export interface CallSettings {
  /** Left out: creation. */
  readonly line?: string;
  readonly chain: ChainOptions & { readonly contractId: string };
  readonly limits: Limits;
  /** One, or two to compare; never the same twice. */
  readonly engines: readonly EngineName[];
  readonly trace: boolean;
  readonly json: boolean;
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
  const difference = compare(runs);
  print(settings.json ? jsonReport(runs, difference, settings) : textReport(runs, difference, settings));
  // ECHO's object has no place for the message
  if (settings.json) for (const line of runs.flatMap(messageOf)) warn(`echolot: ${line}\n`);
  const isFine = runs.every(({ answer }) => !isBroken(answer) && answer.result.error === "none");
  return isFine && !difference && sameResults(runs) ? 0 : 1;
}

function messageOf({ engine, answer }: Run): string[] {
  if (isBroken(answer)) return [brokenText(engine, answer)];
  return answer.result.message === undefined ? [] : [`${engine}: ${errorText(answer.result)}`];
}

const brokenText = (engine: EngineName, { broken }: Broken): string => `${engine} gave no answer: ${broken}`;

async function runEngine(contract: Uint8Array, engine: EngineName, settings: CallSettings): Promise<Run> {
  const { line, chain, limits, engines, trace, json, milliseconds } = settings;
  const request = {
    contract,
    chain,
    limits,
    engine,
    observe: engines.length > 1,
    trace: trace && engine === "oracle",
    ...(line === undefined ? {} : { line }),
  };
  return { engine, answer: await runInProcess(request, { milliseconds, traceTo: json ? 2 : 1 }) };
}

function compare([left, right]: readonly Run[]): Difference | undefined {
  if (!left || !right || isBroken(left.answer) || isBroken(right.answer)) return undefined;
  return firstDifference(left.answer.observations, right.answer.observations);
}

/** False also where an engine gave no answer: a gap is no agreement. */
function sameResults(runs: readonly Run[]): boolean {
  const ends = runs.map(({ answer }) => (isBroken(answer) ? undefined : JSON.stringify(comparable(answer.result))));
  return !ends.includes(undefined) && new Set(ends).size === 1;
}

const comparable = ({ error, output }: CallResult): unknown => [error, Buffer.from(output).toString("hex")];

function textReport(runs: readonly Run[], difference: Difference | undefined, { engines }: CallSettings): string {
  const parts = runs.map(({ engine, answer }) => [
    ...(engines.length > 1 ? [`-- ${engine}`] : []),
    ...(isBroken(answer) ? [brokenText(engine, answer)] : resultLines(answer.result)),
  ]);
  const lines = parts.flat();
  if (engines.length > 1) lines.push(...verdictLines(runs, difference, engines));
  return `${lines.join("\n")}\n`;
}

function verdictLines(
  runs: readonly Run[],
  difference: Difference | undefined,
  names: readonly EngineName[],
): string[] {
  if (difference) return differenceLines(difference, names);
  if (runs.some(({ answer }) => isBroken(answer))) return ["nothing could be compared"];
  if (!sameResults(runs)) return [`${names.join(" and ")} ended differently, after the same states`];
  return [`${names.join(" and ")} agree: the same state at ${stopsText(stopsOf(runs))}`];
}

const stopsOf = ([first]: readonly Run[]): number =>
  first && !isBroken(first.answer) ? first.answer.observations.length : 0;

const stopsText = (stops: number): string => `each of ${stops < MOST_OBSERVATIONS ? "" : "the first "}${stops} stops`;

/** One engine: ECHO's object alone. Two: both, and how they compare. */
function jsonReport(runs: readonly Run[], difference: Difference | undefined, { chain }: CallSettings): string {
  const objects = runs.map(({ answer }) => (isBroken(answer) ? answer : echoResult(chain.contractId, answer.result)));
  if (runs.length === 1) return `${JSON.stringify(objects[0])}\n`;
  const results = Object.fromEntries(runs.map(({ engine }, n) => [engine, objects[n]]));
  const agreed = difference === undefined && sameResults(runs);
  return `${JSON.stringify({ results, agreed, stops: stopsOf(runs), difference: difference ?? null }, plain)}\n`;
}

/** Machine values as hex strings, as in case lines. */
const plain = (_: string, value: unknown): unknown => (typeof value === "bigint" ? `0x${value.toString(16)}` : value);
