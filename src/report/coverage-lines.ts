/** The coverage of a run in a few lines: how much was compared, and what has never been seen. */
import pc from "picocolors";
import { type Gaps, gapsOf, type RowGap } from "../coverage/gaps.ts";
import type { CoverageRecord } from "../coverage/record.ts";

/** Rows never compared that are named; of the other gaps fewer. The rest is in --json and in the file of --coverage. */
const MOST_ROWS = 10;
const MOST_GAPS = 3;

const number = (value: number): string => value.toLocaleString("en-US");

/** Lines for each engine; its name in front when there are several. */
export const coverageLines = (record: CoverageRecord): string[] =>
  record.engines.flatMap((engine) => engineLines(gapsOf(record, engine), record.engines.length > 1 ? engine : ""));

function engineLines(gaps: Gaps, engine: string): string[] {
  const { compared, rows, least } = gaps;
  const leastOne = least ? `, least ${number(least.count)} times: ${least.row}` : "";
  return [
    `  coverage   ${engine ? `${engine}: ` : ""}${number(compared)} of ${number(rows)} rows compared${leastOne}`,
    ...lackedLines(gaps.lacked),
    ...list("never compared", gaps.neverCompared, MOST_ROWS),
    ...list("with a flag value never seen", gaps.flags.map(told), MOST_GAPS),
    ...list("a branch that went one way only", gaps.branches.map(told), MOST_GAPS),
    ...list("with a kind of operand never seen", gaps.operands.map(told), MOST_GAPS),
  ];
}

const lackedLines = ({ rows, features }: Gaps["lacked"]): string[] =>
  rows === 0 ? [] : [`    ${number(rows).padStart(9)}  more that it has not: ${features.join(", ")}`];

const told = ({ row, lacks }: RowGap): string => `${row}: ${lacks.join(", ")}`;

function list(title: string, items: readonly string[], most: number): string[] {
  if (items.length === 0) return [];
  const more = items.length > most ? [pc.dim(`               … ${number(items.length - most)} more`)] : [];
  return [
    `    ${number(items.length).padStart(9)}  ${title}`,
    ...items.slice(0, most).map((item) => pc.dim(`               ${item}`)),
    ...more,
  ];
}

/** The same for --json, nothing left out: by engine. */
export const coverageJson = (record: CoverageRecord): Record<string, Gaps> =>
  Object.fromEntries(record.engines.map((engine) => [engine, gapsOf(record, engine)]));
