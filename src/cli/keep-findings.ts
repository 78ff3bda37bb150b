/** A finding is run again, shrunk, written and printed while the run goes on. A disk that refuses costs the folder, not the finding. */
import type { FoundBy, KeptFinding } from "../campaign/finding-record.ts";
import { folderOf, writeFinding } from "../campaign/findings.ts";
import { repeat } from "../campaign/findings-repeat.ts";
import type { Divergence } from "../compare/attribute.ts";
import type { Engine } from "../engines/engine.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import { guiltyAddress } from "../minimise/guilty.ts";
import { minimise } from "../minimise/minimise.ts";
import { renderDivergence } from "../report/finding.ts";
import { findingListing, findingReadme } from "../report/finding-readme.ts";
import { replayCommand, replayInline } from "../report/replay-command.ts";

/** Findings that are shrunk and printed; further causes are written as they were found. Shrinking takes up to 5 s each. */
const MOST_SHRUNK = 20;

export interface KeepOptions {
  readonly oracle: OracleRunner;
  readonly directory: string;
  readonly seed: number;
  /** Command and versions, one a line. */
  readonly head: string;
  /** Ends the shrinking. */
  readonly signal: AbortSignal;
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
}

export interface Kept {
  readonly divergence: Divergence;
  /** Left out when none was written. */
  readonly folder?: string;
  readonly unstable?: boolean;
}

/** What a campaign calls for the first divergence of each cause. */
export function findingKeeper(options: KeepOptions): (found: Divergence, engine: Engine) => Promise<Kept> {
  const { oracle, directory, seed } = options;
  const foundBy = foundByOf(options);
  const write = writer(options);
  let count = 0;
  return async (found, engine) => {
    const first = ++count <= MOST_SHRUNK;
    const finding = { foundBy, ...(await examined(found, engine, options, first)) };
    const { divergence, guilty } = finding;
    const unstable = finding.repetition === "unstable";
    const folder = folderOf(directory, seed, found);
    const written = write(folder, finding);
    const replay = written ? replayCommand(folder, engine.name) : replayInline(divergence);
    if (first) options.print(renderDivergence(oracle.machine.maps, divergence, replay, { guilty, unstable }));
    return { divergence, ...(written && { folder }), ...(unstable && { unstable }) };
  };
}

function foundByOf({ head, seed }: KeepOptions): FoundBy {
  const [command = "", ...versions] = head.split("\n");
  return { seed, command, versions, found: new Date().toISOString().slice(0, 10) };
}

/** Run again, shrunk when it repeats, and the smaller case taken when that repeats too. */
async function examined(
  found: Divergence,
  engine: Engine,
  { oracle, signal }: KeepOptions,
  shrink: boolean,
): Promise<Omit<KeptFinding, "foundBy">> {
  const repetition = await repeat(found, engine, signal);
  const divergence = repetition === "stable" && shrink ? await smallestStable(found, engine, oracle, signal) : found;
  const guilty = signal.aborted ? undefined : await guiltyAddress(divergence, engine, oracle);
  return { divergence, guilty, repetition };
}

async function smallestStable(
  found: Divergence,
  engine: Engine,
  oracle: OracleRunner,
  signal: AbortSignal,
): Promise<Divergence> {
  const small = await minimise(found, engine, oracle, signal);
  return (await repeat(small, engine, signal)) === "stable" ? small : found;
}

/** Writes findings; false where the disk refuses, which is told once. */
function writer({ oracle, warn }: KeepOptions): (folder: string, finding: KeptFinding) => boolean {
  const { maps } = oracle.machine;
  let warned = false;
  return (folder, finding) => {
    try {
      const text = { listing: findingListing(maps, finding), readme: findingReadme(maps, finding, folder) };
      writeFinding(folder, finding, text);
      return true;
    } catch (error) {
      const why = (error as Error).message;
      if (!warned)
        warn(`echolot: findings are printed only, they cannot be written; --out names another folder: ${why}`);
      warned = true;
      return false;
    }
  };
}
