/** `echolot replay`: saved cases on the oracle and on other engines, compared as a campaign compares them. */
import type { Command } from "commander";
import pc from "picocolors";
import type { ProfileName } from "../../oracle/index.ts";
import { type Arbiter, type Arbitration, arbiterOf } from "../arbitrate/arbitrate.ts";
import type { MachineCase } from "../cases/case.ts";
import { writeReply } from "../cases/codec.ts";
import { profileOf } from "../cases/profile.ts";
import { underProfile } from "../cases/under-profile.ts";
import type { Engine } from "../engines/engine.ts";
import { engineNames, openEngines } from "../engines/open.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { arbitrationJson } from "../report/arbitration.ts";
import { listing, renderDivergence, stopText } from "../report/finding.ts";
import { asFound, replayCommand } from "../report/replay-command.ts";
import { readCaseFile } from "./case-file.ts";
import { type Comparison, compareCase } from "./compare-case.ts";
import { profileOption } from "./profile-option.ts";

const HELP = `
FILE is a case as JSON, a file of case lines, a finding's folder, or - for standard input.
--profile is for cases that name none themselves; a finding names its own.
Exit codes: 0 all agreed, 1 something diverged or nothing could be compared, 2 FILE is no case.

Example:
  echolot replay reports/findings/shl-0012 --engines unicorn`;

interface Options {
  readonly engines: string;
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly profile: ProfileName;
}

export function register(program: Command): void {
  program
    .command("replay")
    .description("Run a saved case on the oracle and on other engines, and print where they differ.")
    .argument("<file>", "case file or finding folder")
    .option("--engines <names>", "engines to hold against the oracle: unicorn, cmd:PROGRAM, …", "unicorn")
    .option("--strict", "compare undefined bits too: with the values of docs/undefined-bits.md")
    .addOption(profileOption())
    .option("--json", "one JSON object a case instead of text")
    .addHelpText("after", HELP)
    .action(replay);
}

async function replay(file: string, { engines: names, strict = false, json, profile }: Options): Promise<void> {
  const cases = readCaseFile(file).map((one) => underProfile(one, profile));
  const wanted = engineNames(names).filter((name) => name !== "oracle");
  const oracles = new Map<ProfileName, OracleRunner>();
  const engines = await openEngines(wanted);
  try {
    const compared: Comparison[] = [];
    for (const one of cases) {
      const name = profileOf(one)?.name ?? "full";
      const oracle = oracles.get(name) ?? new OracleRunner({ strict, profile: name });
      oracles.set(name, oracle);
      const arbiter = arbiterOf(oracle, engines);
      const comparisons = await Promise.all(
        engines.map(async (engine) => arbitrated(await compareCase(oracle, engine, one), arbiter)),
      );
      console.log(json ? jsonText(oracle, one, comparisons) : text(oracle, one, comparisons, file));
      compared.push(...comparisons);
    }
    process.exitCode = exitCode(compared, wanted.length);
  } finally {
    await Promise.all(engines.map((engine: Engine) => engine.close()));
  }
}

/** A comparison, and for each of its divergences who is wrong, where the processor is there to say so. */
interface Judged extends Comparison {
  readonly arbitrations: readonly (Arbitration | undefined)[];
}

async function arbitrated(comparison: Comparison, arbiter: Arbiter | undefined): Promise<Judged> {
  const asked = comparison.divergences.map(async (found) => arbiter?.(found));
  return { ...comparison, arbitrations: await Promise.all(asked) };
}

/** A skip is no agreement: when engines were asked for and nothing was compared, that is a failure. */
function exitCode(compared: readonly Comparison[], engines: number): number {
  const kinds = new Set(compared.map(({ verdict }) => verdict.kind));
  if (kinds.has("diverge")) return 1;
  return engines === 0 || kinds.has("agree") || kinds.has("excused") ? 0 : 1;
}

function text(oracle: OracleRunner, one: MachineCase, comparisons: readonly Judged[], file: string): string {
  const { maps } = oracle.machine;
  const head = [
    pc.bold(one.id),
    ...listing(maps, one).map((line) => `    ${line}`),
    `    oracle: ${stopText(oracle.run(one))}`,
  ];
  const ends = comparisons.flatMap(({ engine, verdict, divergences, arbitrations }) => [
    `    ${engine}: ${verdictText(verdict)}`,
    ...divergences.map((divergence, n) => {
      const arbitration = arbitrations[n];
      const engines = arbitration?.ends.map(({ name }) => name) ?? [engine];
      const replay = asFound(replayCommand(file, ...engines), divergence);
      return renderDivergence(maps, divergence, replay, { arbitration });
    }),
  ]);
  return [...head, ...ends].join("\n");
}

function verdictText(verdict: Comparison["verdict"]): string {
  if (verdict.kind === "agree") return pc.green("agrees");
  if (verdict.kind === "skip") return pc.yellow(`not compared: ${verdict.why}`);
  return verdict.kind === "excused" ? `differs as known: ${verdict.by.join(", ")}` : pc.red("diverges");
}

function jsonText(oracle: OracleRunner, one: MachineCase, comparisons: readonly Judged[]): string {
  const engines = comparisons.map(({ engine, verdict, actual, arbitrations }) => {
    const rulings = arbitrations.flatMap((arbitration) => (arbitration ? [arbitrationJson(arbitration)] : []));
    return { engine, verdict, outcome: writeReply(actual), ...(rulings.length > 0 && { arbitrations: rulings }) };
  });
  return JSON.stringify({ id: one.id, oracle: writeReply(oracle.run(one)), engines });
}
