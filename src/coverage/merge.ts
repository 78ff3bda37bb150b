/** Several runs seen as one: counts add up, flag values unite. */
import type { ComparedCount, Count, CoverageRecord, RowRecord } from "./record.ts";

/** At least one record. A row, or an engine, that only some of them know counts 0 in the others. */
export function mergeRecords([first, ...others]: readonly [CoverageRecord, ...CoverageRecord[]]): CoverageRecord {
  return others.reduce(mergeTwo, first);
}

const mergeTwo = (a: CoverageRecord, b: CoverageRecord): CoverageRecord => ({
  coverage: a.coverage,
  runs: [...a.runs, ...b.runs],
  engines: union(a.engines, b.engines),
  lacks: unite(a.lacks ?? {}, b.lacks ?? {}, union),
  rows: mergeRows(a.rows, b.rows),
});

function mergeRows(a: readonly RowRecord[], b: readonly RowRecord[]): RowRecord[] {
  const rows = new Map(a.map((one) => [one.row, one]));
  for (const one of b) {
    const known = rows.get(one.row);
    rows.set(one.row, known ? mergeRow(known, one) : one);
  }
  return [...rows.values()];
}

const mergeRow = (a: RowRecord, b: RowRecord): RowRecord => ({
  row: a.row,
  feature: a.feature,
  generated: mergeCount(a.generated, b.generated),
  executed: mergeCount(a.executed, b.executed),
  compared: unite(a.compared, b.compared, mergeCompared),
});

const mergeCount = (a: Count, b: Count): Count => ({ count: a.count + b.count, traits: sum(a.traits, b.traits) });

const mergeCompared = (a: ComparedCount, b: ComparedCount): ComparedCount => ({
  ...mergeCount(a, b),
  outcomes: sum(a.outcomes, b.outcomes),
  ones: union(a.ones, b.ones),
  zeros: union(a.zeros, b.zeros),
});

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];

const sum = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> =>
  unite(a, b, (one, other) => one + other);

/** All entries; those that both have, joined. */
function unite<T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  join: (a: T, b: T) => T,
): Record<string, T> {
  const all = new Map(Object.entries(a));
  for (const [name, value] of Object.entries(b)) {
    const known = all.get(name);
    all.set(name, known === undefined ? value : join(known, value));
  }
  return Object.fromEntries(all);
}
