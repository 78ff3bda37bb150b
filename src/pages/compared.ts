/** Which engines have confirmed which rows: counts that runs recorded, kept in a file beside the pages. */
import type { CoverageRecord } from "../coverage/record.ts";

/** `compared.json` beside the pages. */
export interface ComparedRows {
  readonly runs: readonly { readonly command: string; readonly cases: number; readonly engines: readonly string[] }[];
  readonly engines: readonly string[];
  /** By row as the table has it: programs in which it was executed and compared, by engine. */
  readonly rows: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** What the pages need of a record of `fuzz --coverage`. */
export const comparedRows = ({ runs, engines, rows }: CoverageRecord): ComparedRows => ({
  runs: runs.map(({ command, cases, engines: versions }) => ({ command, cases, engines: versions })),
  engines,
  rows: Object.fromEntries(rows.map(({ row, compared }) => [row, countsOf(compared)])),
});

const countsOf = (compared: CoverageRecord["rows"][number]["compared"]): Record<string, number> =>
  Object.fromEntries(Object.entries(compared).map(([engine, { count }]) => [engine, count]));

/** One row a line, so that changes can be read. */
export const comparedText = ({ runs, engines, rows }: ComparedRows): string => {
  const list = (items: readonly unknown[]): string => items.map((item) => `    ${JSON.stringify(item)}`).join(",\n");
  const lines = Object.entries(rows).map(([row, counts]) => `    ${JSON.stringify(row)}: ${JSON.stringify(counts)}`);
  return `{\n  "runs": [\n${list(runs)}\n  ],\n  "engines": ${JSON.stringify(engines)},\n  "rows": {\n${lines.join(",\n")}\n  }\n}\n`;
};
