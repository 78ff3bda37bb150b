/** `echolot coverage`: how much of x86-64 the oracle executes, counted against a table that we did not write. */
import type { Command } from "commander";
import { type Classified, classifyAll } from "../coverage/classify.ts";
import { renderCodes, renderCoverage } from "../coverage/render.ts";
import { reasonOf, summarise } from "../coverage/summary.ts";
import { UsageError } from "../engines/engine.ts";

interface Options {
  readonly json?: true;
  readonly missing?: true;
  readonly feature?: string;
}

const HELP = `
Every encoding that iced-x86 lists for 64-bit mode is assembled, decoded by the oracle's own decoder, and takes the class of
the row that is found: implemented, planned (executing it stops as unsupported), refused by class, or missing (a gap in the table).
Coverage is implemented / (implemented + planned). Exit code 1 when an encoding is missing.

Examples:   echolot coverage
            echolot coverage --feature bmi1
            echolot coverage --missing --json`;

export function register(program: Command): void {
  program
    .command("coverage")
    .description("Which x86-64 encodings the oracle implements, plans and refuses.")
    .option("--json", "print one JSON object")
    .option("--missing", "list what is not implemented yet: missing and planned encodings")
    .option("--feature <name>", "list the encodings of one feature, or of one class of refused ones")
    .addHelpText("after", HELP)
    .action(run);
}

function run(options: Options): void {
  const all = classifyAll();
  const coverage = summarise(all);
  const listed = select(all, options);
  if (options.json) print(JSON.stringify(listed ? { ...coverage, encodings: listed.map(plain) } : coverage));
  else print(listed ? renderCodes(listed) : renderCoverage(coverage));
  if (coverage.missing > 0) process.exitCode = 1;
}

const print = (text: string): boolean => process.stdout.write(`${text}\n`);

/** What is to be listed one by one; undefined: only the summary. */
function select(all: readonly Classified[], { missing, feature }: Options): Classified[] | undefined {
  if (!missing && feature === undefined) return undefined;
  const named = feature === undefined ? [...all] : ofFeature(all, feature);
  return missing ? named.filter(({ kind }) => kind === "missing" || kind === "planned") : named;
}

function ofFeature(all: readonly Classified[], feature: string): Classified[] {
  const found = all.filter((one) => one.row?.feature === feature || reasonOf(one) === feature);
  if (found.length > 0) return found;
  const known = [...new Set(all.map(({ row }) => row?.feature).filter(Boolean))].sort();
  throw new UsageError(`no feature "${feature}". Known: ${known.join(" ")}`);
}

const plain = (one: Classified): object => ({
  name: one.known.name,
  encoding: one.known.encoding,
  mnemonic: one.known.mnemonic,
  class: one.kind,
  feature: one.row?.feature,
  reason: reasonOf(one) || undefined,
});
