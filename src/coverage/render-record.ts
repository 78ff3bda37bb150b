/** Recorded coverage as text: runs and a table of features, or a line for each row. */
import { type Gaps, gapsOf } from "./gaps.ts";
import type { Count, CoverageRecord, RowRecord } from "./record.ts";
import { columns, type Side } from "./render.ts";

const number = (value: number): string => value.toLocaleString("en-US");

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The runs, and for each engine a table: how much of each feature was compared. */
export function renderRecord(record: CoverageRecord): string {
  const features = [...new Set(record.rows.map(({ feature }) => feature))];
  const parts = features.map((feature) => ({ name: feature, part: ofFeature(record, feature) }));
  const all = { name: "all", part: record };
  const tables = record.engines.map((engine) => [
    "",
    ...columns([headOf(engine), ...[...parts, all].map(({ name, part }) => featureCells(name, part, engine))]),
  ]);
  return [...record.runs.map(runLine), ...tables.flat()].join("\n");
}

const runLine = ({ command, cases, seconds, engines }: CoverageRecord["runs"][number]): string =>
  `${number(cases)} cases in ${number(seconds)} s: ${command} (${engines.join(", ")})`;

/** The same record with the rows of one feature only. */
export const ofFeature = (record: CoverageRecord, feature: string): CoverageRecord => ({
  ...record,
  rows: record.rows.filter((row) => row.feature === feature),
});

const headOf = (engine: string): string[] => [
  `feature, ${engine}`,
  "rows",
  "generated",
  "executed",
  "compared",
  "least",
  "never",
  "flags open",
  "operands open",
];

function featureCells(name: string, record: CoverageRecord, engine: string): string[] {
  const { rows, neverCompared, flags, operands }: Gaps = gapsOf(record, engine);
  const total = (count: (row: RowRecord) => number): number => sum(record.rows.map(count));
  return [
    name,
    number(rows),
    number(total(({ generated }) => generated.count)),
    number(total(({ executed }) => executed.count)),
    number(total(({ compared }) => compared[engine]?.count ?? 0)),
    number(Math.min(...record.rows.map(({ compared }) => compared[engine]?.count ?? 0))),
    number(neverCompared.length),
    number(flags.length),
    number(operands.length),
  ];
}

/** What each row lacks, of every engine: `unicorn: ZF 1, rip`. */
export function lacksOf(record: CoverageRecord): Map<string, string[]> {
  const lacks = new Map<string, string[]>();
  for (const engine of record.engines) {
    const { neverCompared, flags, operands, branches } = gapsOf(record, engine);
    const add = (row: string, what: string): void => void lacks.set(row, [...(lacks.get(row) ?? []), what]);
    for (const row of neverCompared) add(row, `${engine}: never compared`);
    for (const gap of [...flags, ...operands, ...branches]) add(gap.row, `${engine}: ${gap.lacks.join(", ")}`);
  }
  return lacks;
}

/** A line for each row: its numbers, how executions ended, and what is open. */
export function renderRows(record: CoverageRecord): string {
  const lacks = lacksOf(record);
  const head = ["row", "generated", "executed", ...record.engines, "ends", "never seen"];
  const cells = record.rows.map((row) => [
    row.row,
    countCell(row.generated),
    countCell(row.executed),
    ...record.engines.map((engine) => countCell(row.compared[engine])),
    endsOf(row),
    (lacks.get(row.row) ?? []).join("; "),
  ]);
  const isNumber = (column: number): boolean => column > 0 && column < head.length - 2;
  return columns([head, ...cells], (column): Side => (isNumber(column) ? "right" : "left")).join("\n");
}

const countCell = (count: Count | undefined): string => number(count?.count ?? 0);

/** Outcomes but `completed`, added up over the engines. */
function endsOf({ compared }: RowRecord): string {
  const ends = new Map<string, number>();
  for (const { outcomes } of Object.values(compared))
    for (const [name, times] of Object.entries(outcomes)) ends.set(name, (ends.get(name) ?? 0) + times);
  ends.delete("completed");
  return [...ends].map(([name, times]) => `${name} ${number(times)}`).join(", ");
}
