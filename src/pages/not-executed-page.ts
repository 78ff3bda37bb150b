/** What the VM does not execute, in one list: planned by feature, refused by reason. */
import { type Row, TABLE } from "../../oracle/index.ts";
import { code, GENERATED, page, table } from "./markdown.ts";
import { instructionText } from "./notation.ts";

export const NOT_EXECUTED = "not-executed.md";

const withStatus = (kind: Row["status"]["kind"]): Row[] => TABLE.filter(({ status }) => status.kind === kind);

/** The whole text. */
export const notExecutedPage = (): string =>
  page([
    GENERATED,
    "",
    "# Not executed",
    "",
    "Encodings that exist and that the VM does not execute. One of them ends a run as `unsupported`, which is a skip: never a fault,",
    "never an agreement. Operands are in the notation of the manual's appendix A; `EVEX`, `XOP` and the like stand for a whole space.",
    "",
    "## Planned",
    "",
    "To be implemented, by feature.",
    ...[...groupBy(withStatus("planned"), ({ feature }) => feature)].flatMap(groupLines),
    "",
    "## Refused",
    "",
    "Never to be implemented, by the reason: what leaves user mode, sees the host, differs between processors, or lies outside the",
    "platform. A later extension is deterministic, but newer than the processor that bears witness.",
    ...[...groupBy(withStatus("refused"), reasonOf)].flatMap(groupLines),
  ]);

const reasonOf = ({ status }: Row): string => (status.kind === "refused" ? status.reason : "");

function groupBy(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

const groupLines = ([name, rows]: readonly [string, readonly Row[]]): string[] => [
  "",
  `### ${name}`,
  "",
  ...table(
    ["Encoding", "Instruction", "Manual"],
    rows.map((row) => [code(row.encoding), code(instructionText(row)), row.section]),
  ),
];
