/** How one call of one binary went on one engine. */
import type { CallResult, ChainChanges, ProfileName } from "../../oracle/index.ts";
import type { ExpectedCall, ExpectedStates } from "./expectations.ts";

export interface Verdict {
  readonly engine: string;
  readonly kind: "passed" | "failed" | "skipped";
  /** Why it failed or was skipped; lines for people. */
  readonly why: readonly string[];
}

export type Opinion = Omit<Verdict, "engine">;

/** Passed when there is nothing to say. */
export const failedFor = (why: readonly string[]): Opinion => ({ kind: why.length === 0 ? "passed" : "failed", why });
export const skippedFor = (why: readonly string[]): Opinion => ({ kind: "skipped", why });

/** One call of one binary. */
export interface Entry {
  readonly contract: string;
  readonly binary: string;
  readonly call: ExpectedCall;
  /** States and profiles cannot be on record. */
  readonly isBuiltHere?: boolean;
  /** The oracle's first. */
  readonly verdicts: readonly Verdict[];
  /** Every engine gave one result and went through one sequence of states, whatever was expected. */
  readonly agreed: boolean;
  /** The oracle's; left out when it gave no answer. */
  readonly result?: CallResult;
  readonly changes?: ChainChanges;
  readonly states?: ExpectedStates;
  /** The smallest that the oracle's run is the same in. */
  readonly profile?: ProfileName;
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** One for each call of each binary on each engine. */
export function countVerdicts(entries: readonly Entry[]): Counts {
  const kinds = entries.flatMap(({ verdicts }) => verdicts.map(({ kind }) => kind));
  const count = (wanted: Verdict["kind"]): number => kinds.filter((kind) => kind === wanted).length;
  return { passed: count("passed"), failed: count("failed"), skipped: count("skipped") };
}
