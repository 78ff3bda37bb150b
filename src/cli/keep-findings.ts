/** A finding is run again, shrunk, written and printed while the run goes on. A disk that refuses costs the folder, not the finding. */
import type { OpcodeMaps } from "../../oracle/index.ts";
import { type Arbiter, type Arbitration, accused, isCandidate } from "../arbitrate/arbitrate.ts";
import { candidateText } from "../arbitrate/candidate.ts";
import type { FoundBy, KeptFinding } from "../campaign/finding-record.ts";
import { folderOf, writeFinding } from "../campaign/findings.ts";
import { repeat } from "../campaign/findings-repeat.ts";
import type { Divergence } from "../compare/attribute.ts";
import { decodeCase } from "../compare/bucket.ts";
import type { Engine } from "../engines/engine.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import { guiltyAddress } from "../minimise/guilty.ts";
import { minimise } from "../minimise/minimise.ts";
import { renderDivergence } from "../report/finding.ts";
import { findingListing, findingReadme } from "../report/finding-readme.ts";
import { asFound, replayCommand, replayInline } from "../report/replay-command.ts";

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
  /** Asked once more about the smaller case. */
  readonly arbiter?: Arbiter | undefined;
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
}

export interface Kept {
  readonly divergence: Divergence;
  /** Left out when none was written. */
  readonly folder?: string;
  readonly unstable?: boolean;
  readonly arbitration?: Arbitration;
}

type Keeper = (found: Divergence, engine: Engine, arbitration?: Arbitration) => Promise<Kept>;

/** What a campaign calls for the first divergence of each cause. */
export function findingKeeper(options: KeepOptions): Keeper {
  const { oracle, directory, seed } = options;
  const foundBy = foundByOf(options);
  const write = writer(options);
  let count = 0;
  return async (found, engine, arbitration) => {
    const first = ++count <= MOST_SHRUNK;
    const finding = { foundBy, ...(await examined({ found, engine, arbitration }, options, first)) };
    const { divergence, guilty, repetition } = finding;
    const unstable = repetition === "unstable";
    const folder = folderOf(directory, seed, { engine: accused(found, arbitration), bucket: found.bucket });
    const written = write(folder, finding);
    const engines = finding.arbitration?.ends.map(({ name }) => name) ?? [engine.name];
    const replay = asFound(written ? replayCommand(folder, ...engines) : replayInline(divergence, engines), divergence);
    const remarks = { guilty, unstable, arbitration: finding.arbitration };
    if (first) options.print(renderDivergence(oracle.machine.maps, divergence, replay, remarks));
    return keptAs(finding, unstable, written ? folder : undefined);
  };
}

const keptAs = ({ divergence, arbitration }: KeptFinding, unstable: boolean, folder: string | undefined): Kept => ({
  divergence,
  ...(folder !== undefined && { folder }),
  ...(unstable && { unstable }),
  ...(arbitration && { arbitration }),
});

function foundByOf({ head, seed }: KeepOptions): FoundBy {
  const [command = "", ...versions] = head.split("\n");
  return { seed, command, versions, found: new Date().toISOString().slice(0, 10) };
}

/** As it was found. */
interface Found {
  readonly found: Divergence;
  readonly engine: Engine;
  readonly arbitration: Arbitration | undefined;
}

/** Run again, shrunk when it repeats, and the smaller case taken when that repeats too. */
async function examined(one: Found, options: KeepOptions, shrink: boolean): Promise<Omit<KeptFinding, "foundBy">> {
  const { oracle, signal } = options;
  const { found, engine } = one;
  const repetition = await repeat(found, engine, signal);
  const small = repetition === "stable" && shrink ? await smallestStable(one, options) : one;
  const { found: divergence, arbitration } = small;
  const guilty = signal.aborted ? undefined : await guiltyAddress(divergence, engine, oracle);
  return { divergence, guilty, repetition, arbitration };
}

/** As it was found, too, where somebody else is wrong in the smaller case: shrinking has slipped to another cause. */
async function smallestStable(one: Found, { oracle, signal, arbiter }: KeepOptions): Promise<Found> {
  const { found, engine, arbitration } = one;
  const small = await minimise(found, engine, oracle, signal);
  if ((await repeat(small, engine, signal)) !== "stable") return one;
  const again = await arbiter?.(small);
  if (accused(small, again) !== accused(found, arbitration)) return one;
  return { found: small, engine, arbitration: again };
}

/** Writes findings; false where the disk refuses, which is told once. */
function writer({ oracle, warn }: KeepOptions): (folder: string, finding: KeptFinding) => boolean {
  const { maps } = oracle.machine;
  let warned = false;
  return (folder, finding) => {
    try {
      const readme = findingReadme(maps, finding, folder);
      writeFinding(folder, finding, {
        listing: findingListing(maps, finding),
        readme,
        candidate: stubOf(maps, finding),
      });
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

function stubOf(maps: OpcodeMaps, { divergence, arbitration, foundBy }: KeptFinding): string | undefined {
  if (!arbitration || !isCandidate(arbitration)) return undefined;
  const instruction = divergence.isolated ? decodeCase(maps, divergence.machineCase) : undefined;
  return candidateText({ divergence, arbitration, instruction, versions: foundBy.versions });
}
