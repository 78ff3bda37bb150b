/** Which contracts a run of the corpus is about: our own, and with `--all` real libraries, built on the spot. */
import { type Corpus, openCorpus } from "../corpus/corpus.ts";
import { buildLibraries, libraryNames, openLibraries } from "../corpus/libraries.ts";

/** `only` are names of contracts and libraries; empty: all. Throws UsageError for a name that there is not. */
export function openAll(folders: readonly string[], only: readonly string[]): Corpus {
  const libraries = libraryNames();
  const chosen = only.length === 0 ? libraries : libraries.filter((name) => only.includes(name));
  const others = only.filter((name) => !libraries.includes(name));
  const own = only.length > 0 && others.length === 0 ? NONE : openCorpus(folders, others);
  const real = chosen.length === 0 ? [] : openLibraries(chosen, buildLibraries(chosen));
  return { ...own, contracts: [...own.contracts, ...real] };
}

const NONE: Corpus = { contracts: [], unexpected: [] };
