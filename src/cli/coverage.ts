/** `echolot coverage`: how much of x86-64 the oracle executes, counted against a table that we did not write. */
import type { Command } from "commander";
import { type Classified, classifyAll } from "../coverage/classify.ts";
import { renderCodes, renderCoverage } from "../coverage/render.ts";
import { reasonOf, summarise } from "../coverage/summary.ts";
import { UsageError } from "../engines/engine.ts";
import { type FromOptions, reportFrom } from "./coverage-from.ts";
import { PROFILE_LINES, profileOption } from "./profile-option.ts";

interface Options extends FromOptions {
  readonly from?: string[];
}

const HELP = `
Every encoding that iced-x86 lists for 64-bit mode is assembled, decoded by the oracle's own decoder, and takes the class of
the row that is found: implemented, planned (executing it stops as unsupported), refused by class, or missing (a gap in the table).
Coverage is implemented / (implemented + planned). With --profile what is not of the profile counts as outside, and in neither.
Exit code 1 when an encoding is missing.

With --from it tells what runs have recorded with fuzz --coverage FILE: for each row how often it was drawn into a program, executed by
the oracle, and compared (in a case whose verdict was agree or excused); which flag values, kinds of operands and directions of branches
have never been seen. Several files are seen as one; what --json prints can be given to --from again. Exit code 1 when a row was never
compared.

Examples:   echolot coverage
            echolot coverage --feature bmi1
            echolot coverage --missing --json
            echolot coverage --profile echo
            echolot fuzz --for 10m --coverage run.json
            echolot coverage --from run.json other.json
            echolot coverage --from run.json --feature base
            echolot coverage --from run.json --missing
Profiles:
${PROFILE_LINES}`;

export function register(program: Command): void {
  program
    .command("coverage")
    .description("Which x86-64 encodings the oracle implements, plans and refuses; what runs have compared.")
    .option("--json", "print one JSON object")
    .option(
      "--missing",
      "list what is not implemented yet: missing and planned encodings; with --from what was never seen",
    )
    .option("--feature <name>", "list the encodings of one feature, or of one class of refused ones")
    .option("--from <files...>", "what runs have recorded instead: files of fuzz --coverage")
    .addOption(profileOption())
    .addHelpText("after", HELP)
    .action(run);
}

function run({ from, ...options }: Options): void {
  if (from) runFrom(from, options);
  else classify(options);
}

function runFrom(files: readonly string[], options: FromOptions): void {
  const { text, complete } = reportFrom(files, options);
  print(text);
  if (!complete) process.exitCode = 1;
}

function classify(options: FromOptions): void {
  const { profile } = options;
  const all = classifyAll(profile);
  const coverage = summarise(all);
  const listed = select(all, options);
  if (options.json) print(JSON.stringify({ profile, ...coverage, ...(listed && { encodings: listed.map(plain) }) }));
  else print(listed ? renderCodes(listed) : renderCoverage(coverage));
  if (coverage.missing > 0) process.exitCode = 1;
}

const print = (text: string): boolean => process.stdout.write(`${text}\n`);

/** What is to be listed one by one; undefined: only the summary. */
function select(all: readonly Classified[], { missing, feature }: FromOptions): Classified[] | undefined {
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
