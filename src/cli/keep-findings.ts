/** A finding is shrunk, written and printed while the run goes on. A disk that refuses costs the folder, not the finding. */
import { folderOf, writeFinding } from "../campaign/findings.ts";
import type { Divergence } from "../compare/attribute.ts";
import type { Engine } from "../engines/engine.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import { minimise } from "../minimise/minimise.ts";
import { renderDivergence } from "../report/finding.ts";
import { replayCommand, replayInline } from "../report/replay-command.ts";

/** Findings that are shrunk and printed; further causes are written as they were found. Shrinking takes up to 5 s each. */
const MOST_SHRUNK = 20;

export interface KeepOptions {
  readonly oracle: OracleRunner;
  readonly directory: string;
  readonly seed: number;
  /** First lines of every report: command and versions. */
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
}

/** What a campaign calls for the first divergence of each cause. */
export function findingKeeper(options: KeepOptions): (found: Divergence, engine: Engine) => Promise<Kept> {
  const { oracle, directory, seed, signal } = options;
  let count = 0;
  let warned = false;
  const refused = (error: unknown): undefined => {
    const why = (error as Error).message;
    if (!warned)
      options.warn(`echolot: findings are printed only, they cannot be written; --out names another folder: ${why}`);
    warned = true;
  };
  return async (found, engine) => {
    const first = ++count <= MOST_SHRUNK;
    const divergence = first ? await minimise(found, engine, oracle, signal) : found;
    const folder = folderOf(directory, seed, found);
    const report = (replay: string): string => renderDivergence(oracle.machine.maps, divergence, replay);
    const written = write(folder, divergence, options.head, report(replayCommand(folder, engine.name)), refused);
    if (first) options.print(report(written ? replayCommand(folder, engine.name) : replayInline(divergence)));
    return written ? { divergence, folder } : { divergence };
  };
}

function write(
  folder: string,
  found: Divergence,
  head: string,
  text: string,
  refused: (error: unknown) => void,
): boolean {
  try {
    writeFinding(folder, found, head, text);
    return true;
  } catch (error) {
    refused(error);
    return false;
  }
}
