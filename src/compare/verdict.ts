/** Verdicts are data. A skip is never an agreement. */
import type { Outcome } from "../cases/case.ts";
import type { Difference } from "./difference.ts";

export type Verdict =
  | { readonly kind: "agree" }
  | { readonly kind: "diverge"; readonly differences: readonly Difference[] }
  /** Every difference is covered by known divergences, named by id. */
  | { readonly kind: "excused"; readonly by: readonly string[]; readonly differences: readonly Difference[] }
  /** With differences: the whole cannot be compared, its single steps can. */
  | { readonly kind: "skip"; readonly why: string; readonly differences?: readonly Difference[] };

export const AGREE: Verdict = { kind: "agree" };

/** Why the outcomes of a case cannot be compared, or undefined when they can. */
export function reasonToSkip(expected: Outcome, actual: Outcome): string | undefined {
  for (const [who, { stop }] of [
    ["oracle", expected],
    ["engine", actual],
  ] as const) {
    if (stop.reason === "unsupported" || stop.reason === "skip") return `${who}: ${stop.why ?? stop.reason}`;
  }
  return undefined;
}
