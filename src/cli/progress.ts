/** Progress of a campaign on a terminal: one line, redrawn; nothing at all where standard error is no terminal. */
import { Presets, SingleBar } from "cli-progress";
import type { Tally } from "../campaign/tally.ts";

export interface Progress {
  update(tally: Tally, cases: number): void;
  /** Takes the line away so that something else can be printed. */
  clear(): void;
  end(): void;
}

const SILENT: Progress = { update: () => {}, clear: () => {}, end: () => {} };

const FORMAT = "{bar} {percentage}% | {cases} cases | {rate}/s | {findings} findings | {left} s left";

/** `cases` or `milliseconds` is what the bar measures. */
export function startProgress(budget: { readonly cases?: number; readonly milliseconds?: number }): Progress {
  if (!process.stderr.isTTY || process.env.CI) return SILENT;
  const total = budget.cases ?? budget.milliseconds ?? 1;
  const started = performance.now();
  const bar = new SingleBar(
    { format: FORMAT, stream: process.stderr, clearOnComplete: true, barsize: 24 },
    Presets.shades_classic,
  );
  bar.start(total, 0, { cases: 0, rate: 0, findings: 0, left: "?" });
  return {
    update: (tally, cases) => {
      const elapsed = performance.now() - started;
      const done = Math.min(total, budget.cases === undefined ? elapsed : cases);
      const left = done > 0 ? Math.round(((total - done) / done) * (elapsed / 1000)) : "?";
      bar.update(done, { cases, rate: Math.round((cases / elapsed) * 1000), findings: tally.findings.size, left });
    },
    clear: () => process.stderr.write("\r\u001b[2K"),
    end: () => bar.stop(),
  };
}
