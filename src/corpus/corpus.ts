/** A corpus on disk: folders with an expect.json, and the binaries beside it. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { FormatError } from "../cases/json/error.ts";
import { UsageError } from "../engines/engine.ts";
import type { Expectations } from "./expectations.ts";
import { parseExpectations } from "./json.ts";

export const EXPECT_FILE = "expect.json";
/** What a folder without expectations holds when it was meant to be a contract. */
const BINARY = /\.(elf|esc)$/i;

export interface Contract {
  /** The folder's own name. */
  readonly name: string;
  readonly folder: string;
  readonly expectations: Expectations;
  /** Binaries that are not in the folder yet, and where they are. */
  readonly elsewhere?: ReadonlyMap<string, string>;
  /** Binaries that cannot be had here, and why: skipped by name. */
  readonly missing?: ReadonlyMap<string, string>;
  /** Bytes of a container at most, where the contract needs another chain parameter than the default. */
  readonly contractBytes?: number;
  /** By whatever compiler is here: states and profiles are its, so none are on record. */
  readonly isBuiltHere?: boolean;
}

export const pathOf = ({ folder, elsewhere }: Contract, binary: string): string =>
  elsewhere?.get(binary) ?? join(folder, binary);

export interface Corpus {
  readonly contracts: readonly Contract[];
  /** Folders with binaries that nobody wrote expectations for. */
  readonly unexpected: readonly string[];
}

/**
 * The corpus in `places`, one folder or several, or that one contract where one has an expect.json itself. `only` are names of contracts; empty: all.
 * Throws UsageError when there is none, and for what is wrong in an expect.json: file, place, what was expected.
 */
export function openCorpus(places: string | readonly string[], only: readonly string[] = []): Corpus {
  const folders = [places].flat().flatMap(foldersIn);
  const [expected, others] = [folders.filter(hasExpectations), folders.filter((one) => !hasExpectations(one))];
  if (expected.length === 0)
    throw new UsageError(`${[places].flat().join(", ")} has no folder with an ${EXPECT_FILE}: not a corpus`);
  refuseUnknown(only, expected);
  const isWanted = (one: string): boolean => only.length === 0 || only.includes(contractName(one));
  return {
    contracts: readAll(expected.filter(isWanted)),
    unexpected: only.length > 0 ? [] : others.filter(hasBinaries).map(contractName),
  };
}

function foldersIn(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new UsageError(`there is no folder ${folder}`);
  if (hasExpectations(folder)) return [folder];
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => !entry.name.startsWith("."));
  return names
    .map(({ name }) => join(folder, name))
    .filter((path) => statSync(path).isDirectory())
    .sort();
}

export const hasExpectations = (folder: string): boolean => existsSync(join(folder, EXPECT_FILE));
const hasBinaries = (folder: string): boolean => readdirSync(folder).some((name) => BINARY.test(name));
const contractName = (folder: string): string => basename(resolve(folder));

function refuseUnknown(only: readonly string[], folders: readonly string[]): void {
  const names = folders.map(contractName);
  const unknown = only.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new UsageError(`there is no contract "${unknown}"; there are ${names.join(", ")}`);
}

/** Everything that is wrong is told at once. */
function readAll(folders: readonly string[]): Contract[] {
  const wrong: string[] = [];
  const contracts = folders.flatMap((folder) => {
    try {
      return [{ name: contractName(folder), folder, expectations: readExpectations(folder) }];
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      wrong.push(error.message);
      return [];
    }
  });
  if (wrong.length > 0) throw new UsageError(wrong.join("\necholot: "));
  return contracts;
}

/** Throws UsageError. */
export function readExpectations(folder: string): Expectations {
  const path = join(folder, EXPECT_FILE);
  try {
    return parseExpectations(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof FormatError) throw new UsageError(`${path}: ${error.message}`);
    if (error instanceof SyntaxError) throw new UsageError(`${path} is no JSON: ${error.message}`);
    throw new UsageError(`cannot read ${path}: ${(error as Error).message}`);
  }
}
