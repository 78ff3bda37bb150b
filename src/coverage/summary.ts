/** Coverage: implemented over implemented + planned, per feature; what is refused, per class. The unit is an encoding of the independent table. */
import type { Class, Classified } from "./classify.ts";

export interface FeatureCoverage {
  readonly feature: string;
  readonly implemented: number;
  readonly planned: number;
}

export interface Coverage {
  /** All encodings known. */
  readonly known: number;
  readonly implemented: number;
  readonly planned: number;
  readonly refused: number;
  /** Neither implemented nor planned in this profile. */
  readonly outside: number;
  /** Known to the independent table and not to us: a gap in our table. */
  readonly missing: number;
  /** Most encodings first. */
  readonly features: readonly FeatureCoverage[];
  readonly refusedBy: readonly { readonly reason: string; readonly count: number }[];
}

/** Counts what `classifyAll` found. */
export function summarise(all: readonly Classified[]): Coverage {
  return {
    known: all.length,
    implemented: count(all, "implemented"),
    planned: count(all, "planned"),
    refused: count(all, "refused"),
    outside: count(all, "outside"),
    missing: count(all, "missing"),
    features: featuresOf(all),
    refusedBy: refusedBy(all),
  };
}

const count = (all: readonly Classified[], kind: Class): number => all.filter((one) => one.kind === kind).length;

function featuresOf(all: readonly Classified[]): FeatureCoverage[] {
  const wanted = all.filter(({ kind }) => kind === "implemented" || kind === "planned");
  const groups = groupBy(wanted, ({ row }) => row!.feature);
  const counted = groups.map(([feature, members]) => ({
    feature,
    implemented: count(members, "implemented"),
    planned: count(members, "planned"),
  }));
  return counted.sort((a, b) => b.implemented - a.implemented || b.planned - a.planned);
}

function refusedBy(all: readonly Classified[]): { reason: string; count: number }[] {
  const groups = groupBy(
    all.filter(({ kind }) => kind === "refused"),
    reasonOf,
  );
  return groups.map(([reason, members]) => ({ reason, count: members.length })).sort((a, b) => b.count - a.count);
}

/** Why the code is refused; empty when it is not. */
export const reasonOf = ({ row }: Classified): string => (row?.status.kind === "refused" ? row.status.reason : "");

function groupBy<T>(items: readonly T[], key: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups];
}
