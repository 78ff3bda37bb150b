/** Progress of an audit on a terminal: one line, redrawn; nothing at all where standard error is no terminal. */
import { Presets, SingleBar } from "cli-progress";
import type { PartName } from "../audit/part.ts";

export interface AuditProgress {
  readonly show: (part: PartName, done: number, total: number) => void;
  readonly end: () => void;
}

export function startAuditProgress(): AuditProgress {
  if (!process.stderr.isTTY || process.env.CI) return { show: () => {}, end: () => {} };
  const bar = new SingleBar(
    { format: "{bar} {percentage}% | {part}", stream: process.stderr, clearOnComplete: true, barsize: 24 },
    Presets.shades_classic,
  );
  bar.start(1, 0, { part: "" });
  return {
    show: (part, done, total) => {
      bar.setTotal(total);
      bar.update(Math.min(done, total), { part });
    },
    end: () => bar.stop(),
  };
}
