/** Real libraries as contracts: built on demand by scripts/build-libraries, outside of the repository. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../project.ts";
import { type Contract, hasExpectations, openCorpus, readExpectations } from "./corpus.ts";
import { grouped } from "./grouped.ts";

export const LIBRARIES = join(projectFolder(), "corpus", "libraries");
/** The chain parameter x86_64_maximum_contract_size that they need; SQLite has 550,000 bytes. */
const CONTRACT_BYTES = 1 << 20;
/** The result of the script has 100 bytes for each binary. */
const MOST_OUTPUT = 1 << 20;

/** One binary: where it lies, or why it could not be built here. */
export interface Built {
  readonly name: string;
  readonly file: string;
  readonly path?: string;
  readonly why?: string;
}

export const libraryNames = (): string[] =>
  readdirSync(LIBRARIES).filter((name) => hasExpectations(join(LIBRARIES, name)));

/**
 * Builds what is missing, and says so on standard error; seconds when all is there, minutes the first time. What could not be built is
 * among the result with its reason; a build that somebody ended built nothing.
 */
export function buildLibraries(names: readonly string[]): Built[] {
  const script = join(projectFolder(), "scripts", "build-libraries");
  const { stdout, error, signal, status } = spawnSync(script, ["--json", ...names], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: MOST_OUTPUT,
  });
  if (!error && stdout.startsWith("[")) return JSON.parse(stdout) as Built[];
  const why = `scripts/build-libraries ended early (${error?.message ?? signal ?? `exit code ${status}`})`;
  return names.flatMap((name) => binariesOf(name).map((file) => ({ name, file, why })));
}

const binariesOf = (name: string): readonly string[] => readExpectations(join(LIBRARIES, name)).binaries;

/** The contracts of `names`, as far as they were built; what was not is skipped by name. */
export function openLibraries(names: readonly string[], built: readonly Built[]): Contract[] {
  const byName = grouped(built, ({ name }) => name);
  return openCorpus(LIBRARIES, names).contracts.map((contract) => {
    const own = byName.get(contract.name) ?? [];
    return {
      ...contract,
      contractBytes: CONTRACT_BYTES,
      isBuiltHere: true,
      elsewhere: new Map(own.flatMap(({ file, path }) => (path === undefined ? [] : [[file, path] as const]))),
      missing: new Map(own.flatMap(({ file, why }) => (why === undefined ? [] : [[file, why] as const]))),
    };
  });
}
