/** A run of the corpus that somebody watches, and may end with Ctrl-C. */
import type { Contract } from "../corpus/corpus.ts";
import { runCorpus } from "../corpus/run-corpus.ts";
import type { Entry } from "../corpus/verdict.ts";
import { type Common, closeAll } from "./corpus-options.ts";
import { startCorpusProgress } from "./corpus-progress.ts";
import { interrupted } from "./interrupt.ts";

/** With progress, and an end at Ctrl-C: the report then has what was run so far. */
export async function runWatched(common: Common, contracts: readonly Contract[]): Promise<Entry[]> {
  const progress = startCorpusProgress(contracts);
  const stop = (): void => closeAll(common);
  interrupted.addEventListener("abort", stop);
  try {
    const onEntry = (entry: Entry): void => progress.done(entry);
    return await runCorpus({ ...common, contracts, signal: interrupted, onEntry });
  } finally {
    interrupted.removeEventListener("abort", stop);
    progress.end();
  }
}
