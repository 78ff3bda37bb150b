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

type About = Pick<KnownDivergence, "instructions" | "applies">;

/** Mnemonic first, then the entry's own predicate. */
export const appliesTo = (entry: About, witnessed: Witnessed): boolean =>
  hasMnemonic(entry, witnessed) && entry.applies(witnessed);

const hasMnemonic = ({ instructions }: About, { instruction }: Witnessed): boolean =>
  instructions === ANY || (instruction !== undefined && instructions.includes(instruction.row.mnemonic));
