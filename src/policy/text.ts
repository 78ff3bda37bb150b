/** The report for a terminal: a line for each bit, condition and group of forms. */
import pc from "picocolors";
import { isAsPolicy, type Report, topics, verdictOf, verdictText } from "./report.ts";
import type { Point, Topic } from "./topic.ts";

const HEAD = ["instruction", "undefined", "when", "engine", "a VM must leave"] as const;
/** More columns than this and a line is wrapped by any terminal. */
const WIDEST = 46;

export function renderPolicy(report: Report): string {
  const all = topics(report);
  const rows = all.flatMap((topic) => topic.points.map((point) => ({ cells: cellsOf(topic, point), point })));
  const widths = HEAD.map((head, n) =>
    Math.max(head.length, ...rows.map(({ cells }) => Math.min(WIDEST, cells[n]!.length))),
  );
  const lineOf = (cells: readonly string[]): string =>
    cells
      .map((cell, n) => cell.padEnd(widths[n]!))
      .join("  ")
      .trimEnd();
  const verdict = verdictOf(report);
  return [
    pc.bold(lineOf(HEAD)),
    ...rows.map(({ cells, point }) => (isSame(point) ? lineOf(cells) : pc.yellow(`${lineOf(cells)} ◀`))),
    "",
    `${report.engine.description}`,
    (isAsPolicy(verdict) ? pc.green : pc.yellow)(verdictText(verdict)),
  ].join("\n");
}

const isSame = ({ executions, same }: Point): boolean => executions === same;

const cellsOf = ({ mnemonics }: Topic, { bits, when, forms, engine, oracle }: Point): string[] => [
  forms === "" ? mnemonics.join(" ") : `${mnemonics.join(" ")} ${forms}`,
  bits,
  when,
  engine,
  oracle,
];
