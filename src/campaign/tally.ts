/** What a campaign counts. Everything that was not compared has a reason and a number. */
import type { Divergence } from "../compare/attribute.ts";
import type { Verdict } from "../compare/verdict.ts";

/** One cause: the first divergence that showed it, made as small as possible, and how often it came. */
export interface Finding {
  readonly divergence: Divergence;
  count: number;
  /** Folder with case.json, when one was written. */
  folder?: string;
}

export class Tally {
  /** Comparisons: one for each case and engine. */
  compared = 0;
  agreed = 0;
  diverged = 0;
  excused = 0;
  skipped = 0;
  readonly excusedBy = new Map<string, number>();
  readonly skippedBecause = new Map<string, number>();
  /** By bucket. */
  readonly findings = new Map<string, Finding>();
  /** Agreements by stop reason: a campaign in which everything faults at once would show here. */
  readonly agreedStops = new Map<string, number>();

  count(verdict: Verdict): void {
    this.compared++;
    if (verdict.kind === "agree") this.agreed++;
    else if (verdict.kind === "diverge") this.diverged++;
    else if (verdict.kind === "excused") {
      this.excused++;
      for (const id of verdict.by) increment(this.excusedBy, id);
    } else {
      this.skipped++;
      increment(this.skippedBecause, verdict.why);
    }
  }
}

export function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Most frequent first. */
export const sorted = (counts: ReadonlyMap<string, number>): [string, number][] =>
  [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
