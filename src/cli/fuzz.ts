/** `echolot fuzz`: the main job. */
import { type Command, InvalidArgumentError } from "commander";
import ms, { type StringValue } from "ms";
import pc from "picocolors";
import { type CampaignResult, campaign } from "../campaign/campaign.ts";
import { folderOf, writeFinding } from "../campaign/findings.ts";
import { type Engine, UsageError } from "../engines/engine.ts";
import { engineNames, openEngines } from "../engines/open.ts";
import { OracleRunner, oracleEngine } from "../engines/oracle.ts";
import { makeGenerator } from "../generate/case.ts";
import { buildPool } from "../generate/pool.ts";
import { minimise } from "../minimise/minimise.ts";
import { renderDivergence } from "../report/finding.ts";
import { type RunHead, renderSummary, summaryJson } from "../report/summary.ts";
import { interrupted } from "./interrupt.ts";
import { startProgress } from "./progress.ts";

interface FuzzOptions {
  readonly for?: number;
  readonly cases?: number;
  readonly seed: number;
  readonly only?: string[];
  readonly engines: string[];
  readonly out: string;
  readonly json?: boolean;
}

/** Milliseconds, when neither --for nor --cases is given. */
const DEFAULT_BUDGET = 60_000;
/** Findings that are shrunk and printed in full; further causes are counted and listed. */
const MOST_PRINTED = 20;

const EXAMPLES = `
Examples:
  echolot fuzz --for 30s                      everything, on the oracle and on Unicorn
  echolot fuzz --cases 10000 --seed 7         the same ten thousand cases every time
  echolot fuzz --only rol,ror --for 5m        some instructions
  echolot fuzz --engines 'cmd:./my-vm'        another VM instead of Unicorn

Exit codes: 0 nothing unexplained, 1 something diverged, 2 used wrongly, 3 the environment lacks something, 130 interrupted.`;

export function register(program: Command): void {
  program
    .command("fuzz")
    .description("Run random programs on the oracle and on other engines; compare registers, flags, memory and stops.")
    .option("--for <duration>", "how long: 30s, 5m, 2h (default 60s without --cases)", duration)
    .option("--cases <n>", "how many cases", wholeNumber)
    .option("--seed <n>", "32-bit seed; same seed, same cases (default: from the clock)", wholeNumber, clockSeed())
    .option("--only <mnemonics>", "only these instructions, separated by commas", list)
    .option("--engines <names>", "engines to hold against the oracle, separated by commas", engineNames, ["unicorn"])
    .option("--out <directory>", "where findings are written", "reports/findings")
    .option("--json", "print one JSON object at the end and nothing else")
    .addHelpText("after", EXAMPLES)
    .action(fuzz);
}

async function fuzz(options: FuzzOptions): Promise<void> {
  const names = options.engines.filter((name) => name !== "oracle");
  if (names.length === 0) throw new UsageError("--engines needs an engine besides the oracle, such as unicorn");
  const engines = await openEngines(names);
  // a listener tells that this verb saves what it has before it ends
  const listener = (): void => {};
  interrupted.addEventListener("abort", listener);
  try {
    const { result } = await runCampaign(options, engines);
    process.exitCode = result.tally.diverged > 0 ? 1 : 0;
  } finally {
    await Promise.all(engines.map((engine) => engine.close()));
    interrupted.removeEventListener("abort", listener);
  }
}

async function runCampaign(options: FuzzOptions, engines: Engine[]): Promise<{ result: CampaignResult }> {
  const command = replayableCommand(options);
  if (!options.json) process.stderr.write(`${pc.dim(command)}\n`);
  const source = makeGenerator(await buildPool({ seed: options.seed, only: options.only }));
  const oracle = new OracleRunner();
  const budget = budgetOf(options);
  const progress = startProgress(budget);
  const started = performance.now();
  let printed = 0;
  const result = await campaign({
    draw: source.draw,
    oracle,
    engines,
    ...budget,
    signal: interrupted,
    onProgress: progress.update,
    onFinding: async (found, engine) => {
      const divergence = printed++ < MOST_PRINTED ? await minimise(found, engine, oracle) : found;
      const folder = folderOf(options.out, options.seed, found);
      const rendered = renderDivergence(oracle.machine.maps, divergence, replayCommand(folder, found.engine));
      writeFinding(folder, divergence, `${command}\n${describe(engines)}`, rendered);
      progress.clear();
      if (!options.json && printed <= MOST_PRINTED) console.log(`\n${rendered}`);
      return { divergence, folder };
    },
  });
  progress.end();
  const head: RunHead = {
    seed: options.seed,
    command,
    seconds: (performance.now() - started) / 1000,
    engines: [oracleEngine(), ...engines].map(({ name, description }) => ({ name, description })),
    setAside: [...source.pool.setAside.values()].reduce((sum, n) => sum + n, 0),
  };
  console.log(options.json ? JSON.stringify(summaryJson(head, result)) : renderSummary(head, result));
  return { result };
}

const describe = (engines: readonly Engine[]): string =>
  [oracleEngine(), ...engines].map(({ description }) => description).join("\n");

const quoted = (word: string): string => (/^[\w./:,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

export const replayCommand = (folder: string, engine: string): string =>
  `./echolot replay ${quoted(`${folder}/case.json`)} --engines oracle,${quoted(engine)}`;

/** The command with its seed spelled out: what reproduces this run. */
function replayableCommand({ seed, cases, only, engines, ...rest }: FuzzOptions): string {
  const words = ["./echolot fuzz", `--seed ${seed}`];
  if (cases !== undefined) words.push(`--cases ${cases}`);
  if (rest.for !== undefined || cases === undefined) words.push(`--for ${ms(rest.for ?? DEFAULT_BUDGET)}`);
  if (only) words.push(`--only ${quoted(only.join(","))}`);
  words.push(`--engines ${quoted(engines.join(","))}`);
  return words.join(" ");
}

const budgetOf = (options: FuzzOptions): { cases?: number; milliseconds?: number } => ({
  ...(options.cases !== undefined && { cases: options.cases }),
  ...(options.for !== undefined && { milliseconds: options.for }),
  ...(options.cases === undefined && options.for === undefined && { milliseconds: DEFAULT_BUDGET }),
});

const clockSeed = (): number => Date.now() % 2 ** 32;

const list = (text: string): string[] =>
  text
    .split(",")
    .map((word) => word.trim())
    .filter(Boolean);

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value >= 2 ** 32)
    throw new InvalidArgumentError("a whole number below 2^32 is needed");
  return value;
}

function duration(text: string): number {
  const value = /^\d+(\.\d+)?\s*(ms|s|m|h|d)?$/.test(text)
    ? ms((/[a-z]$/.test(text) ? text : `${text}s`) as StringValue)
    : undefined;
  if (value === undefined || value <= 0) throw new InvalidArgumentError("a duration such as 30s, 5m or 2h is needed");
  return value;
}
