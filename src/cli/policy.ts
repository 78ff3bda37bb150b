/** `echolot policy`: what an engine, by default the processor, leaves in every undefined bit, and whether that is the oracle's policy. */
import { accessSync, constants, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Command } from "commander";
import { wholeNumber } from "../contracts/options.ts";
import { UsageError } from "../engines/engine.ts";
import { engineNames, openEngine } from "../engines/open.ts";
import { oracleEngine } from "../engines/oracle.ts";
import { chosenRows } from "../generate/only.ts";
import { policyPage } from "../policy/markdown.ts";
import { measure } from "../policy/measure.ts";
import { isAsPolicy, type Report, reportJson, verdictOf } from "../policy/report.ts";
import { renderPolicy } from "../policy/text.ts";
import { quoted } from "../report/replay-command.ts";
import { list } from "./fuzz-options.ts";

const UINT32 = 2 ** 32 - 1;
/** Executions of a form: they are in memory together. */
const MOST = 100_000;

const PAGE = "docs/undefined-bits.md";

const HELP = `
The manual leaves some flags and results undefined; an ECHO VM must put the oracle's choice there. Every implemented row that
can leave something undefined runs at every operand size, with operands in registers and in memory, with counts, values and
incoming flags drawn from the seed. What the engine left is explained by the simplest rule that holds in every execution:
0, 1, unchanged, as for a count of 1, of the result, …; "varies", with shares, where none holds.
Exit codes: 0 every undefined bit is as the policy says, 1 some are not or nothing was measured, 2 used wrongly,
3 the engine cannot be had here.

Examples:
  echolot policy
  echolot policy --only rol,ror
  echolot policy --engine 'cmd:./my-vm'
  echolot policy --write                      writes ${PAGE}`;

interface Options {
  readonly engine: string;
  readonly seed: number;
  readonly executions: number;
  readonly only?: string[];
  readonly json?: true;
  readonly write?: string | true;
}

export function register(program: Command): void {
  program
    .command("policy")
    .description("Measure what the processor leaves in undefined bits, and compare with what the oracle puts there.")
    .option("--engine <name>", "native, unicorn or cmd:PROGRAM", "native")
    .option("--seed <n>", "32-bit seed; same seed, same executions", wholeNumber(0, UINT32), 1)
    .option("--executions <n>", "executions of each form", wholeNumber(1, MOST), 300)
    .option("--only <mnemonics>", "only these instructions, separated by commas", list)
    .option("--write [file]", `write the report as a page, ${PAGE} when no file is named`)
    .option("--json", "print one JSON object")
    .addHelpText("after", HELP)
    .action(policy);
}

async function policy(options: Options): Promise<void> {
  if (engineNames(options.engine).length !== 1) throw new UsageError("--engine takes one engine");
  const file = options.write === true ? PAGE : options.write;
  if (file !== undefined) probe(file);
  const report = await measured(options);
  if (file !== undefined) writeFileSync(file, policyPage(report));
  console.log(options.json ? JSON.stringify(reportJson(report)) : renderPolicy(report));
  process.exitCode = isAsPolicy(verdictOf(report)) ? 0 : 1;
}

async function measured(options: Options): Promise<Report> {
  const { seed, executions } = options;
  const rows = chosenRows(options.only);
  const engine = await openEngine(options.engine);
  try {
    const measurement = await measure(engine, { seed, executions, rows });
    const { name, description } = engine;
    const command = commandOf(options);
    return {
      command,
      seed,
      executions,
      oracle: oracleEngine().description,
      engine: { name, description },
      measurement,
    };
  } finally {
    await engine.close();
  }
}

/** With everything that decides what is measured. */
function commandOf({ engine, seed, executions, only }: Options): string {
  const words = ["./echolot policy", `--seed ${seed}`, `--executions ${executions}`];
  if (engine !== "native") words.push(`--engine ${quoted(engine)}`);
  if (only) words.push(`--only ${quoted(only.join(","))}`);
  return words.join(" ");
}

/** Before the measurement: throws UsageError when the page could not be written after it. */
function probe(file: string): void {
  try {
    accessSync(dirname(file), constants.W_OK);
  } catch (error) {
    throw new UsageError(`--write cannot write ${file}: ${(error as Error).message}`);
  }
}
