/** `echolot corpus`: every call of every contract on every engine, held against what is expected. */
import type { Command } from "commander";
import type { ProfileName } from "../../oracle/index.ts";
import { type Contract, type Corpus, openCorpus } from "../corpus/corpus.ts";
import { corpusJson } from "../corpus/json-report.ts";
import { corpusText, counts } from "../corpus/report.ts";
import { changeOf } from "../corpus/save.ts";
import { updateExpectations } from "../corpus/update.ts";
import { withUsualBuilds } from "../corpus/usual.ts";
import type { Entry } from "../corpus/verdict.ts";
import { UsageError } from "../engines/engine.ts";
import { openAll } from "./corpus-open.ts";
import { type CommonFlags, closeAll, openCommon, withCommonOptions } from "./corpus-options.ts";
import { registerRecord } from "./corpus-record.ts";
import { saveChanges } from "./corpus-save.ts";
import { runWatched } from "./corpus-watch.ts";
import { interrupted } from "./interrupt.ts";
import { PROFILE_LINES, profileOption } from "./profile-option.ts";

const HELP = `
A contract is a folder with binaries and an expect.json (corpus/README.md). The oracle must meet the expectation; every other
engine must meet it too, and be in the oracle's state at every int. One is counted for each call, binary and engine.
Each call has the smallest profile on record that it passes in: passing in a smaller one, or not in that one, is a failure. With --profile
the oracle has less, and calls that need more are skipped; other engines always have everything.
Of our own contracts one build is run (gcc -Os); with --only, --dir, --update and --all every build there is.
--all adds eighteen real libraries (corpus/libraries): scripts/build-libraries fetches and compiles them; what cannot be built here is
skipped by name. --all --only zlib,lua takes these alone.
Exit codes: 0 all passed, 1 something failed or nothing ran, 2 used wrongly or a wrong expect.json, 3 an engine is missing.

Examples:
  echolot corpus --only fib,token
  echolot corpus --dir my-contracts --update
  echolot corpus record my-contract.elf --call 'greet("you")' --dir my-contracts
  echolot corpus --profile echo-2020
  echolot corpus --all --only lz4
Profiles:
${PROFILE_LINES}`;

interface Flags extends CommonFlags {
  readonly only?: string;
  readonly all?: boolean;
  readonly update?: boolean;
  readonly json?: boolean;
}

/** Adds the verb with its options, its help and its action. */
export function register(program: Command): void {
  const corpus = program
    .command("corpus")
    .description("Run every call of the corpus on every engine, and compare results and the state at every int.");
  withCommonOptions(corpus)
    .addOption(profileOption(false))
    .option("--only <names>", "contracts, with commas between them")
    .option(
      "--all",
      "every build, and real libraries as well: fetched and built on demand, which takes minutes the first time",
    )
    .option("--update", "show how the expectations would change, ask, and write them")
    .option("--json", "one JSON object instead of text")
    .addHelpText("after", HELP)
    .action(act);
  registerRecord(corpus);
}

async function act(flags: Flags): Promise<void> {
  if (flags.update && (flags.profile ?? "full") !== "full")
    throw new UsageError("--update writes what the full machine does: leave out --profile");
  if (flags.json && flags.update) throw new UsageError("--update talks to people: leave out --json");
  if (flags.all && flags.update)
    throw new UsageError(
      "--update is for the corpus's own contracts: leave out --all (scripts/build-libraries --check)",
    );
  const common = openCommon(flags);
  try {
    const { contracts, unexpected } = chosen(flags, common.folders);
    const entries = await runWatched(common, contracts);
    const { passed, failed } = counts(entries, unexpected);
    process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
    if (flags.update) process.exitCode = await update(contracts, entries, flags.yes ?? false);
    else report(flags.json ?? false, entries, unexpected, common.profile);
  } finally {
    closeAll(common);
  }
}

/** All builds of what is named, of a folder of one's own, and of everything with --all; one build of each of our own otherwise. */
function chosen(flags: Flags, folders: readonly string[]): Corpus {
  if (flags.all) return openAll(folders, namesIn(flags.only));
  const corpus = openCorpus(folders, namesIn(flags.only));
  const isPlain = flags.only === undefined && flags.dir === undefined && !flags.update;
  return isPlain ? withUsualBuilds(corpus) : corpus;
}

function report(isJson: boolean, entries: readonly Entry[], unexpected: readonly string[], profile: ProfileName): void {
  console.log(isJson ? corpusJson(entries, unexpected, profile) : corpusText(entries, unexpected));
  if (interrupted.aborted) process.stderr.write(`echolot: interrupted after ${entries.length} calls\n`);
}

function namesIn(only: string | undefined): string[] {
  const names = (only ?? "").split(",").map((name) => name.trim());
  return names.filter((name) => name !== "");
}

/** 1 when something was refused or declined: the expectations are then not met. */
async function update(contracts: readonly Contract[], entries: readonly Entry[], isConfirmed: boolean): Promise<0 | 1> {
  if (interrupted.aborted) return 1;
  const updates = contracts.map((contract) => {
    const own = entries.filter((entry) => entry.contract === contract.name);
    return { contract, ...updateExpectations(contract.expectations, own) };
  });
  const refused = updates.flatMap((one) => one.refused);
  for (const line of refused) console.log(`not updated: ${line}`);
  const changes = updates.flatMap(({ contract, expectations }) => changeOf({ ...contract, expectations }) ?? []);
  if (changes.length === 0) console.log("Nothing to update.");
  const isSaved = changes.length === 0 || (await saveChanges(changes, isConfirmed));
  return isSaved && refused.length === 0 ? 0 : 1;
}
