/** How often a contract has instructions of each feature. */
import type { Found } from "./code.ts";

export interface FeatureCount {
  readonly feature: string;
  /** Instructions that are reached from a known entry. */
  readonly reached: number;
  /** Instructions that the sweep alone found. */
  readonly swept: number;
}

/** Most frequent first. Instructions that every machine refuses count under what refuses them. */
export function histogram(found: readonly Found[]): FeatureCount[] {
  const counts = new Map<string, { reached: number; swept: number }>();
  for (const { instruction, isReached } of found) {
    const name = nameOf(instruction.row);
    const count = counts.get(name) ?? { reached: 0, swept: 0 };
    count[isReached ? "reached" : "swept"]++;
    counts.set(name, count);
  }
  const rows = [...counts].map(([feature, count]) => ({ feature, ...count }));
  return rows.sort((a, b) => b.reached - a.reached || b.swept - a.swept || (a.feature < b.feature ? -1 : 1));
}

const nameOf = ({ feature, status }: Found["instruction"]["row"]): string =>
  status.kind === "refused" ? `refused: ${status.reason}` : feature;
