/** Which entries may speak at all: those of this engine, in a version that is in their range. */
import { satisfies } from "semver";
import type { Engine } from "../../engines/engine.ts";
import { ANY, type KnownDivergence, type KnownEntry, type Witnessed } from "./known.ts";

export type EngineIdentity = Pick<Engine, "name" | "version">;

/** What was asked before, by version and range: reading a range takes longer than all the rest of a question. */
const ASKED = new Map<string, boolean>();

/** An engine that does not tell its version is in no range. */
export function isInRange({ versions }: KnownEntry, { version }: EngineIdentity): boolean {
  if (version === undefined) return false;
  const question = `${version} in ${versions}`;
  const answer = ASKED.get(question) ?? satisfies(version, versions);
  ASKED.set(question, answer);
  return answer;
}

export const isAboutEngine = (entry: KnownEntry, engine: EngineIdentity): boolean =>
  entry.engines.includes(engine.name) && isInRange(entry, engine);

/** The same question for a whole list, by list and engine: asked of each of them, for each step, it would cost more than the step. */
const ABOUT = new WeakMap<readonly KnownEntry[], Map<string, readonly KnownEntry[]>>();

/** The entries that may speak about this engine. */
export function entriesAbout<E extends KnownEntry>(engine: EngineIdentity, known: readonly E[]): readonly E[] {
  const byEngine = ABOUT.get(known) ?? new Map<string, readonly KnownEntry[]>();
  ABOUT.set(known, byEngine);
  const key = `${engine.name} ${engine.version}`;
  const entries = (byEngine.get(key) as readonly E[] | undefined) ?? known.filter((one) => isAboutEngine(one, engine));
  byEngine.set(key, entries);
  return entries;
}

type About = Pick<KnownDivergence, "instructions" | "applies">;

/** Mnemonic first, then the entry's own predicate. */
export const appliesTo = (entry: About, witnessed: Witnessed): boolean =>
  hasMnemonic(entry, witnessed) && entry.applies(witnessed);

const hasMnemonic = ({ instructions }: About, { instruction }: Witnessed): boolean =>
  instructions === ANY || (instruction !== undefined && instructions.includes(instruction.row.mnemonic));
