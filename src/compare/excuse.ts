/** Whether known divergences account for every difference of one step. */
import type { Difference } from "./difference.ts";
import { KNOWN } from "./known/index.ts";
import type { KnownDivergence, Witnessed } from "./known/known.ts";

/** Ids of the known divergences that together cover all differences, or undefined when one is left. */
export function excusedBy(
  engine: string,
  differences: readonly Difference[],
  witnessed: Witnessed,
  known: readonly KnownDivergence[] = KNOWN,
): string[] | undefined {
  const applying = known.filter((one) => one.engine === engine && one.applies(witnessed));
  const used = new Set<string>();
  for (const difference of differences) {
    const cover = applying.find((one) => one.excuses(difference, witnessed));
    if (!cover) return undefined;
    used.add(cover.id);
  }
  return [...used];
}
