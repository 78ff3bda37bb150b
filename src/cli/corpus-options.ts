/** What `corpus` and `corpus record` have in common: where, on which engines, for how long. */
import { join } from "node:path";
import type { Command } from "commander";
import type { ProfileName } from "../../oracle/index.ts";
import { wholeNumber } from "../contracts/options.ts";
import { type OpenEngines, openCallEngines } from "../corpus/engines.ts";
import { engineNames } from "../engines/open.ts";
import { projectFolder } from "../project.ts";

export interface CommonFlags {
  readonly dir?: string;
  readonly engines?: string;
  readonly timeout?: number;
  readonly yes?: boolean;
  readonly profile?: ProfileName;
  readonly all?: boolean;
}

/** Of one call on one engine. Mbed TLS verifies a signature in 17 million steps: 20 s on the oracle, more on a machine with other work. */
const SECONDS = 60;
const SECONDS_OF_LIBRARIES = 300;

/** The contracts of the project: those that do their work, and those that try to break the machine. */
const OWN = ["contracts", "hostile"].map((name) => join(projectFolder(), "corpus", name)) as [string, string];

/** No defaults: a flag of `corpus` would otherwise hide the same flag of `corpus record`. */
export const withCommonOptions = (command: Command): Command =>
  command
    .option(
      "--dir <path>",
      "the corpus: a folder of contracts, or one contract (default: corpus/contracts and corpus/hostile)",
    )
    .option("--engines <names>", "engines to hold against the oracle (default: unicorn and native, where they are)")
    .option(
      "--timeout <seconds>",
      "seconds for each call on each engine (default: 60, with --all 300)",
      wholeNumber(1, 1e6),
    )
    .option("--yes", "write changed expectations without asking");

export interface Common extends OpenEngines {
  /** Where new contracts go, and the first of `folders`. */
  readonly folder: string;
  readonly folders: readonly string[];
  readonly profile: ProfileName;
}

/** Throws UsageError, EnvironmentLacks. The engines are to be closed. */
export function openCommon(flags: CommonFlags): Common {
  const names = flags.engines === undefined ? undefined : engineNames(flags.engines);
  return {
    folder: flags.dir ?? OWN[0],
    folders: flags.dir === undefined ? OWN : [flags.dir],
    profile: flags.profile ?? "full",
    ...openCallEngines(names, (flags.timeout ?? (flags.all ? SECONDS_OF_LIBRARIES : SECONDS)) * 1000),
  };
}

export const closeAll = ({ engines }: OpenEngines): void => {
  for (const engine of engines) engine.close();
};
