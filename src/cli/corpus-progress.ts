/** Progress of a corpus on a terminal: one line, redrawn; nothing at all where standard error is no terminal. */
import { Presets, SingleBar } from "cli-progress";
import type { Contract } from "../corpus/corpus.ts";
import { nameOf } from "../corpus/expectations.ts";
import type { Entry } from "../corpus/verdict.ts";
import { visible } from "../corpus/visible.ts";

export interface CorpusProgress {
  done(entry: Entry): void;
  end(): void;
}

const FORMAT = "{bar} {value} of {total} calls | {failed} failed | {name}";

export function startCorpusProgress(contracts: readonly Contract[]): CorpusProgress {
  if (!process.stderr.isTTY || process.env.CI) return { done: () => {}, end: () => {} };
  const calls = contracts.reduce(
    (sum, { expectations: { binaries, calls } }) => sum + binaries.length * calls.length,
    0,
  );
  const bar = new SingleBar(
    { format: FORMAT, stream: process.stderr, clearOnComplete: true, barsize: 24 },
    Presets.shades_classic,
  );
  bar.start(calls, 0, { failed: 0, name: "" });
  let failed = 0;
  return {
    done: ({ binary, call, verdicts }) => {
      if (verdicts.some(({ kind }) => kind === "failed")) failed++;
      bar.increment({ failed, name: visible(`${binary} ${nameOf(call)}`).slice(0, 50) });
    },
    end: () => bar.stop(),
  };
}
