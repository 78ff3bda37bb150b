/** The page of an instruction: words from the manual's entry, the rest from its rows. */
import { type Entry, type Family, faultsOf, type Row, TABLE } from "../../oracle/index.ts";
import { nameOfRow } from "../coverage/row-numbers.ts";
import type { ComparedRows } from "./compared.ts";
import { flagLines } from "./flag-lines.ts";
import { departureLines, knownLines, knownOf } from "./known-of.ts";
import { code, GENERATED, page, section, table } from "./markdown.ts";
import { neighboursOf, statusText } from "./neighbours.ts";
import { formsOf, instructionText } from "./notation.ts";
import { prefixLines } from "./prefixes.ts";

/** The rows that a page is about, in the order of the table. */
export const rowsOf = ({ mnemonics }: Entry): Row[] =>
  TABLE.filter(({ mnemonic, status }) => status.kind === "implemented" && mnemonics.includes(mnemonic));

/** The whole text. */
export function instructionPage(entry: Entry, family: Family, compared: ComparedRows): string {
  const rows = rowsOf(entry);
  return page([
    GENERATED,
    "",
    `# ${entry.page}: ${entry.title}`,
    "",
    entry.operation,
    ...(entry.remarks ?? []).flatMap((remark) => ["", remark]),
    ...section("Encodings", encodingLines(rows, compared)),
    ...section("Flags", [...flagLines(rows), ...undefinedLines(entry)]),
    ...section("Prefixes", prefixLines(rows)),
    ...section("Faults", faultLines(entry, rows)),
    ...section("Known divergences", [...knownLines(knownOf(entry.mnemonics)), ...departureLines(entry.mnemonics)]),
    ...section("Beside it, and not executed", neighbourLines(rows)),
    ...section("Sources", sourceLines(rows, family)),
  ]);
}

function encodingLines(rows: readonly Row[], compared: ComparedRows): string[] {
  const columns = [...COLUMNS.filter(({ isWanted }) => isWanted(rows)), ...comparedColumns(compared)];
  return table(
    columns.map(({ head }) => head),
    rows.map((row) => columns.map(({ cell }) => cell(row))),
  );
}

interface Column {
  readonly head: string;
  readonly cell: (row: Row) => string;
}

const always = (): boolean => true;

const COLUMNS: readonly (Column & { readonly isWanted: (rows: readonly Row[]) => boolean })[] = [
  { head: "Encoding", isWanted: always, cell: ({ encoding }) => code(encoding) },
  { head: "Instruction", isWanted: always, cell: (row) => formsOf(row).map(code).join("<br>") },
  {
    head: "Feature",
    isWanted: (rows) => rows.some(({ feature }) => feature !== "base"),
    cell: ({ feature }) => feature,
  },
  { head: "LOCK", isWanted: (rows) => rows.some(({ lock }) => lock), cell: ({ lock }) => (lock ? "memory" : "–") },
];

const comparedColumns = ({ engines, rows }: ComparedRows): Column[] =>
  engines.map((engine) => ({
    head: `Compared: ${engine}`,
    cell: (row) => numberText(rows[nameOfRow(row)]?.[engine]),
  }));

const numberText = (count: number | undefined): string => (count === undefined ? "–" : count.toLocaleString("en"));

const undefinedLines = ({ undefined: left }: Entry): string[] =>
  left ? ["", `Undefined: ${left.when}`, "", `The oracle's choice: ${left.policy}`] : [];

function faultLines(entry: Entry, rows: readonly Row[]): string[] {
  const faults = faultsOf(entry, rows);
  if (faults.length === 0) return [];
  return [...faults.map(({ fault, why }) => `- ${fault}: ${why}`), "", keptText(rows)];
}

function keptText(rows: readonly Row[]): string {
  const kept = new Set(rows.flatMap(({ keptOnFault }) => keptOnFault));
  if (kept.size === 0)
    return "A fault changes nothing: registers, flags, memory and RIP are those before the instruction.";
  if (kept.has("mxcsr"))
    return "#XM keeps the sticky flags that were set in MXCSR; otherwise a fault changes nothing: registers, flags, memory and RIP are those before the instruction.";
  return `A fault keeps what finished iterations changed (${[...kept].join(", ")}), and changes nothing else.`;
}

function neighbourLines(rows: readonly Row[]): string[] {
  const neighbours = neighboursOf(rows);
  if (neighbours.length === 0) return [];
  return table(
    ["Encoding", "Instruction", "Feature", "Status"],
    neighbours.map((row) => [code(row.encoding), code(instructionText(row)), row.feature, statusText(row)]),
  );
}

const sourceLines = (rows: readonly Row[], { file }: Family): string[] => [
  `- Manual: ${[...new Set(rows.map(({ section: where }) => where))].join("; ")}.`,
  `- Definition: [oracle/isa/${file}](../../oracle/isa/${file}).`,
];
