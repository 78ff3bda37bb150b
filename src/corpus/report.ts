/** A run of the corpus as text: a table of contracts and binaries, what failed, what was skipped, the counts. */
import pc from "picocolors";
import { nameOf } from "./expectations.ts";
import { grouped } from "./grouped.ts";
import { type Counts, countVerdicts, type Entry, type Verdict } from "./verdict.ts";
import { visible } from "./visible.ts";

/** `unexpected` are folders with binaries and no expectations. The last line has the counts. */
export function corpusText(entries: readonly Entry[], unexpected: readonly string[] = []): string {
  return [
    ...table(entries),
    ...entries.flatMap(failures),
    ...skips(entries, unexpected),
    ...missingRecords(entries),
    countsText(counts(entries, unexpected)),
  ].join("\n");
}

/** A folder that nobody expects anything of is one skip. */
export function counts(entries: readonly Entry[], unexpected: readonly string[]): Counts {
  const { passed, failed, skipped } = countVerdicts(entries);
  return { passed, failed, skipped: skipped + unexpected.length };
}

export function countsText({ passed, failed, skipped }: Counts): string {
  const text = `${passed} passed, ${failed} failed, ${skipped} skipped`;
  return passed > 0 && failed === 0 ? pc.green(text) : pc.red(text);
}

function table(entries: readonly Entry[]): string[] {
  const groups = [...grouped(entries, ({ contract, binary }) => `${contract}/${binary}`).values()];
  const engines = entries[0]?.verdicts.map(({ engine }) => engine) ?? [];
  const rows = [["contract", "binary", "calls", "steps", "ints", ...engines], ...groups.map(row)];
  const widths = rows[0]!.map((_, n) => Math.max(...rows.map((cells) => cells[n]!.length)));
  return rows.map((cells) =>
    cells
      .map((cell, n) => align(cell, widths[n]!, n))
      .join("  ")
      .trimEnd(),
  );
}

/** Columns of numbers. */
const isNumeric = (column: number): boolean => column >= 2 && column <= 4;
const align = (cell: string, width: number, column: number): string =>
  isNumeric(column) ? cell.padStart(width) : cell.padEnd(width);

function row(group: readonly Entry[]): string[] {
  const [{ contract, binary, verdicts }] = group as [Entry];
  const sum = (of: (entry: Entry) => number): string =>
    group.reduce((all, one) => all + of(one), 0).toLocaleString("en");
  return [
    contract,
    binary,
    String(group.length),
    sum(({ result }) => result?.steps ?? 0),
    sum(({ states }) => states?.ints ?? 0),
    ...verdicts.map((_, n) => cellOf(group.map((one) => one.verdicts[n]!))),
  ];
}

function cellOf(verdicts: readonly Verdict[]): string {
  const count = (kind: Verdict["kind"]): number => verdicts.filter((one) => one.kind === kind).length;
  if (count("failed") > 0) return `✗ ${count("failed")} of ${verdicts.length}`;
  return count("skipped") > 0 ? `skipped ${count("skipped")}` : "✓";
}

/** A corpus may be somebody else's: its words must not steer the terminal. */
const placeOf = ({ contract, binary, call }: Entry): string => [contract, binary, nameOf(call)].map(visible).join("  ");

/** Engines that failed for the same reasons are told together. */
function failures(entry: Entry): string[] {
  const failed = entry.verdicts.filter(({ kind }) => kind === "failed");
  return [...grouped(failed, ({ why }) => why.join("\n")).values()].flatMap((same) => [
    pc.red(`✗ ${placeOf(entry)}  on ${same.map(({ engine }) => engine).join(" and ")}`),
    ...same[0]!.why.map((line) => `    ${line}`),
  ]);
}

/** One line a reason, with the first call it was met in. */
function skips(entries: readonly Entry[], unexpected: readonly string[]): string[] {
  const skipped = entries.flatMap((entry) =>
    entry.verdicts.filter(({ kind }) => kind === "skipped").map(({ engine, why }) => ({ entry, engine, why })),
  );
  return [
    ...[...grouped(skipped, ({ why }) => why.join(" ")).values()].map(skipText),
    ...unexpected.map((name) => `skipped 1  ${name}: the folder has binaries and no expect.json`),
  ].map((line) => pc.yellow(line));
}

function skipText(
  same: readonly { readonly entry: Entry; readonly engine: string; readonly why: readonly string[] }[],
) {
  const [{ entry, why }] = same as [(typeof same)[0]];
  const engines = [...new Set(same.map(({ engine }) => engine))].join(" and ");
  const where = `${same.length > 1 ? "first " : ""}${placeOf(entry)}`;
  return `skipped ${same.length}  on ${engines}: ${why.join(" ")} (${where})`;
}

function missingRecords(entries: readonly Entry[]): string[] {
  const lacking = (what: "states" | "profiles"): number =>
    entries.filter(({ call, binary, isBuiltHere }) => !isBuiltHere && !call[what].has(binary)).length;
  return [...toAdd("states", lacking("states")), ...toAdd("profile", lacking("profiles"))];
}

const toAdd = (what: string, calls: number): string[] =>
  calls === 0
    ? []
    : [pc.dim(`${calls} calls have no ${what} on record: --update adds ${what === "states" ? "them" : "it"}`)];
