/** `echolot fuzz`: the main job. */
import type { Command } from "commander";
import pc from "picocolors";
import { TABLE } from "../../oracle/index.ts";
import type { CampaignResult } from "../campaign/campaign.ts";
import { lackedBy, recordOf } from "../coverage/record.ts";
import { RunCoverage } from "../coverage/run-coverage.ts";
import { type Engine, UsageError } from "../engines/engine.ts";
import { openEngines } from "../engines/open.ts";
import { oracleEngine } from "../engines/oracle.ts";
import { openWitnesses } from "../engines/witnesses.ts";
import { makeGenerator } from "../generate/case.ts";
import { chosenRows } from "../generate/only.ts";
import type { Part } from "../generate/parts.ts";
import { buildPool } from "../generate/pool.ts";
import { nothingCompared, type RunHead, renderSummary, summaryJson } from "../report/summary.ts";
import { probeFile, writeRecord } from "./coverage-file.ts";
import { addOptions, budgetOf, type FuzzOptions, rawPercent, replayableCommand, startsOf } from "./fuzz-options.ts";
import { interrupted } from "./interrupt.ts";
import { PROFILE_LINES } from "./profile-option.ts";
import { watchCampaign } from "./watch-campaign.ts";

const EXAMPLES = `
Examples:
  echolot fuzz --for 30s                      everything, on the oracle, on Unicorn and on this processor
  echolot fuzz --cases 10000 --seed 7         the same ten thousand cases every time
  echolot fuzz --only rol,ror --for 5m        some instructions
  echolot fuzz --profile echo --for 5m        what a VM of that profile has; the rest stops it as unsupported
  echolot fuzz --raw 100                      raw bytes in every case: encodings that no assembler makes
  echolot fuzz --engines 'cmd:./my-vm'        another VM alone
  echolot fuzz --strict --for 1m              undefined bits too, on this processor
  echolot fuzz --engines 'native,cmd:./my-vm' another VM, and the processor to say who is wrong

Where the processor (native) is among the engines it decides who is wrong, in every field that is defined, once it has given
the same answer three times. Findings against the oracle and against other engines are listed apart; both are failures.

Exit codes: 0 nothing unexplained, 1 something diverged or nothing could be compared, 2 used wrongly,
3 the environment lacks something, 130 interrupted.
Profiles:
${PROFILE_LINES}
Unicorn and the processor have everything: they skip a case in which something outside the profile is executed.`;

export function register(program: Command): void {
  const verb = program
    .command("fuzz")
    .description("Run random programs on the oracle and on other engines; compare registers, flags, memory and stops.");
  addOptions(verb).addHelpText("after", EXAMPLES).action(fuzz);
}

async function fuzz(options: FuzzOptions): Promise<void> {
  const wanted = options.engines ?? (options.strict ? ["native"] : undefined);
  const names = wanted?.filter((name) => name !== "oracle");
  if (options.strict && names?.includes("unicorn")) throw new UsageError(NOT_STRICT);
  if (names?.length === 0) throw new UsageError("--engines needs an engine besides the oracle, such as unicorn");
  if (options.coverage !== undefined) probeFile(options.coverage);
  const engines = names ? await openEngines(names, { limitMs: options.timeout }) : await witnesses(options);
  // a listener tells that this verb saves what it has before it ends
  const listener = (): void => {};
  interrupted.addEventListener("abort", listener);
  try {
    const { tally } = await runCampaign(options, engines);
    process.exitCode = tally.diverged > 0 || nothingCompared(tally) ? 1 : 0;
  } finally {
    await Promise.all(engines.map((engine) => engine.close()));
    interrupted.removeEventListener("abort", listener);
  }
}

const NOT_STRICT =
  "--strict compares what the architecture leaves undefined, where Unicorn does as it likes: name native or cmd:PROGRAM";

/** Every witness that is here; who is not is told in one line. */
async function witnesses({ json }: FuzzOptions): Promise<Engine[]> {
  const { engines, absent } = await openWitnesses();
  for (const [name, why] of json ? [] : absent)
    process.stderr.write(`${pc.yellow(`without ${name}: ${why.split("\n")[0]}`)}\n`);
  return engines;
}

async function runCampaign(options: FuzzOptions, engines: Engine[]): Promise<CampaignResult> {
  const names = engines.map(({ name }) => name);
  const command = replayableCommand(options, names);
  if (!options.json) process.stderr.write(`${pc.dim(command)}\n`);
  const coverage = new RunCoverage(TABLE, names);
  const { seed, only, profile } = options;
  const pool = await buildPool({ seed, only, profile });
  const onDrawn = (program: readonly Part[]): void => coverage.drawn(program);
  const source = makeGenerator(pool, { raw: rawPercent(options), starts: startsOf(options), profile, onDrawn });
  const described = [oracleEngine(), ...engines].map(({ name, description }) => ({ name, description }));
  const started = performance.now();
  const result = await watchCampaign({
    draw: source.draw,
    engines,
    budget: budgetOf(options),
    strict: options.strict ?? false,
    profile,
    quiet: options.json ?? false,
    directory: options.out,
    seed: options.seed,
    coverage,
    head: [command, ...described.map(({ description }) => description)].join("\n"),
  });
  const head: RunHead = {
    seed: options.seed,
    command,
    profile: options.profile,
    seconds: (performance.now() - started) / 1000,
    engines: described,
    lost: engines.flatMap(({ name, lost }) => (lost === undefined ? [] : [`${name}: ${lost}`])),
    setAside: [...pool.setAside.values()].reduce((sum, n) => sum + n, 0),
  };
  tell(options, head, result, coverage, engines);
  return result;
}

/** Prints the summary; writes the coverage where it is asked for. */
function tell(
  options: FuzzOptions,
  head: RunHead,
  result: CampaignResult,
  coverage: RunCoverage,
  engines: readonly Engine[],
): void {
  const scope = new Set(chosenRows(options.only, options.profile));
  const counted = recordOf(coverage, scope, {
    command: head.command,
    seed: head.seed,
    cases: result.cases,
    seconds: Math.round(head.seconds),
    engines: head.engines.map(({ description }) => description),
  });
  const record = { ...counted, lacks: lackedBy(engines, scope) };
  console.log(options.json ? JSON.stringify(summaryJson(head, result, record)) : renderSummary(head, result, record));
  if (options.coverage !== undefined) writeRecord(options.coverage, record);
}
