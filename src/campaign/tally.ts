/** What a campaign counts. Everything that was not compared has a reason and a number. */
import type { Arbitration } from "../arbitrate/arbitrate.ts";
import type { Divergence } from "../compare/attribute.ts";
import type { Verdict } from "../compare/verdict.ts";

/** One cause: the first divergence that showed it, made as small as possible, and how often it came. */
export interface Finding {
  readonly divergence: Divergence;
  count: number;
  /** Folder with case.json, when one was written. */
  folder?: string;
  /** Run alone several times it did not always come out alike. */
  unstable?: boolean;
  /** Who is wrong, where the processor could be asked. */
  arbitration?: Arbitration;
}

/** Verdicts by kind. */
export interface Verdicts {
  agreed: number;
  diverged: number;
  excused: number;
  skipped: number;
}

const KINDS = { agree: "agreed", diverge: "diverged", excused: "excused", skip: "skipped" } as const;

export class Tally implements Verdicts {
  /** Comparisons: one for each case and engine. */
  compared = 0;
  agreed = 0;
  diverged = 0;
  excused = 0;
  skipped = 0;
  /** Divergences in which the processor did not give the same answer three times: nothing is settled by it then. */
  unstable = 0;
  /** The same for each engine alone, by name. */
  readonly byEngine = new Map<string, Verdicts>();
  readonly excusedBy = new Map<string, number>();
  readonly skippedBecause = new Map<string, number>();
  /** By who is wrong (the engine that differs, where that is not settled) and bucket. */
  readonly findings = new Map<string, Finding>();
  /** Agreements by stop reason: a campaign in which everything faults at once would show here. */
  readonly agreedStops = new Map<string, number>();

  /** `engine`: whose outcome was judged. */
  count(verdict: Verdict, engine: string): void {
    const kind = KINDS[verdict.kind];
    this.compared++;
    this[kind]++;
    this.#of(engine)[kind]++;
    if (verdict.kind === "excused") for (const id of verdict.by) increment(this.excusedBy, id);
    if (verdict.kind === "skip") increment(this.skippedBecause, verdict.why);
  }

  #of(engine: string): Verdicts {
    const known = this.byEngine.get(engine);
    if (known) return known;
    const fresh: Verdicts = { agreed: 0, diverged: 0, excused: 0, skipped: 0 };
    this.byEngine.set(engine, fresh);
    return fresh;
  }
}

export function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Most frequent first. */
export const sorted = (counts: ReadonlyMap<string, number>): [string, number][] =>
  [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
