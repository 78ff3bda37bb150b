/** Coverage as data: what `fuzz --coverage FILE` writes and `coverage --from FILE` reads. */
import { flags, type Row } from "../../oracle/index.ts";
import type { Engine } from "../engines/engine.ts";
import type { Compared } from "./compared.ts";
import type { Counts } from "./counts.ts";
import { OUTCOME_ROOM, OUTCOMES } from "./outcomes.ts";
import { nameOfRow } from "./row-numbers.ts";
import type { RunCoverage } from "./run-coverage.ts";
import { fewTraits, plainTraits } from "./shape.ts";

/** The version of the format. */
export const RECORD_VERSION = 1;

/** How often, and how often with each trait of the operands: `memory`, `rip`, `16-bit`, `lock`, … */
export interface Count {
  readonly count: number;
  readonly traits: Readonly<Record<string, number>>;
}

export interface ComparedCount extends Count {
  /** `completed`, `taken`, `not taken`, `#PF`, … */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Flags that were written, defined, as 1, and as 0. */
  readonly ones: readonly string[];
  readonly zeros: readonly string[];
}

export interface RowRecord {
  /** In the manual's notation: `C1 /4 ib  SHL Ev, Ib`. */
  readonly row: string;
  readonly feature: string;
  /** Instructions drawn into cases. */
  readonly generated: Count;
  /** Cases in which the oracle executed it; counted once for each shape of its operands, however often a loop goes round. */
  readonly executed: Count;
  /** Those whose verdict was agree or excused, by engine. */
  readonly compared: Readonly<Record<string, ComparedCount>>;
}

export interface RunHead {
  readonly command: string;
  readonly seed: number;
  readonly cases: number;
  readonly seconds: number;
  /** Names with versions. */
  readonly engines: readonly string[];
}

export interface CoverageRecord {
  readonly coverage: typeof RECORD_VERSION;
  /** Several after merging. */
  readonly runs: readonly RunHead[];
  /** Those that were compared. */
  readonly engines: readonly string[];
  /** Features of rows that an engine has not, by engine: these rows cannot be compared on it. */
  readonly lacks?: Readonly<Record<string, readonly string[]>>;
  /** Every row that could have been drawn. */
  readonly rows: readonly RowRecord[];
}

/** What of these rows each engine lacks. */
export function lackedBy(
  engines: readonly Pick<Engine, "name" | "lacks">[],
  rows: Iterable<Row>,
): Record<string, readonly string[]> {
  const features = [...new Set([...rows].map(({ feature }) => feature))];
  const lacked = engines.map(({ name, lacks }) => [name, features.filter((feature) => lacks?.(feature))] as const);
  return Object.fromEntries(lacked.filter(([, missing]) => missing.length > 0));
}

/** What was counted so far, of the rows in `scope`. */
export const recordOf = (coverage: RunCoverage, scope: ReadonlySet<Row>, run: RunHead): CoverageRecord => ({
  coverage: RECORD_VERSION,
  runs: [run],
  engines: [...new Set(coverage.engines)],
  rows: coverage.rows.rows.flatMap((row, n) => (scope.has(row) ? [rowRecord(coverage, row, n)] : [])),
});

const rowRecord = (coverage: RunCoverage, row: Row, n: number): RowRecord => ({
  row: nameOfRow(row),
  feature: row.feature,
  generated: countOf(row, n, [coverage.generated]),
  executed: countOf(row, n, executedBy(coverage)),
  compared: Object.fromEntries(
    coverage.engines.map((engine, place) => [engine, comparedCount(row, n, coverage.compared[place]!)]),
  ),
});

/** Every case that an engine was judged in was executed; the first engine stands for all. */
const executedBy = ({ compared: [first] }: RunCoverage): Counts[] => (first ? [first.shapes, first.others] : []);

/** What the counters say of row number `n` together. */
function countOf(row: Row, n: number, all: readonly Counts[]): Count {
  const traits = new Map<string, number>();
  let count = 0;
  const add = (names: readonly string[], times: number): void => {
    if (times > 0) for (const trait of names) traits.set(trait, (traits.get(trait) ?? 0) + times);
  };
  for (const counts of all) {
    for (const [shape, times] of counts.plainOf(n)) {
      count += times;
      add(plainTraits(row, shape), times);
    }
    for (const [shape, times] of counts.fewOf(n)) add(fewTraits(shape), times);
  }
  return { count, traits: Object.fromEntries(traits) };
}

const comparedCount = (row: Row, n: number, { shapes, outcomes, ones, zeros }: Compared): ComparedCount => ({
  ...countOf(row, n, [shapes]),
  outcomes: named(outcomes.subarray(n * OUTCOME_ROOM, (n + 1) * OUTCOME_ROOM)),
  ones: flags.flagNames(ones[n]!),
  zeros: flags.flagNames(zeros[n]!),
});

const named = (counts: Uint32Array): Record<string, number> =>
  Object.fromEntries(OUTCOMES.map((name, bit) => [name, counts[bit]!] as const).filter(([, count]) => count > 0));
