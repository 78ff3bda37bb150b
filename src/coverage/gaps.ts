/** What a run has left open: rows never compared, operands and flag values never seen, branches that went one way only. */
import { flags, type Row, TABLE } from "../../oracle/index.ts";
import { possibleFlags } from "./fixed-flags.ts";
import type { ComparedCount, CoverageRecord, RowRecord } from "./record.ts";
import { nameOfRow } from "./row-numbers.ts";
import { possibleTraits } from "./shape.ts";

export interface RowGap {
  readonly row: string;
  /** What was not seen: `CF 1`, `rip`, `not taken`. */
  readonly lacks: readonly string[];
}

/** For one engine. */
export interface Gaps {
  /** Rows that were compared, of all that could have been drawn. */
  readonly compared: number;
  readonly rows: number;
  /** Rows that the engine has not, and so are none of those. */
  readonly lacked: { readonly rows: number; readonly features: readonly string[] };
  readonly neverCompared: readonly string[];
  /** The row that was compared least. */
  readonly least: { readonly row: string; readonly count: number } | undefined;
  /** Of the rows that were compared. */
  readonly flags: readonly RowGap[];
  readonly operands: readonly RowGap[];
  readonly branches: readonly RowGap[];
}

const ROWS: ReadonlyMap<string, Row> = new Map(TABLE.map((row) => [nameOfRow(row), row]));

export function gapsOf({ rows: all, lacks }: CoverageRecord, engine: string): Gaps {
  const lacked = lacks?.[engine] ?? [];
  const rows = all.filter(({ feature }) => !lacked.includes(feature));
  const seen = rows.map((record) => ({ record, counts: record.compared[engine] ?? NOTHING }));
  const compared = seen.filter(({ counts }) => counts.count > 0);
  const lacking = (open: (row: Row, counts: ComparedCount) => string[]): RowGap[] =>
    compared
      .map(({ record: { row }, counts }) => ({ row, lacks: openOf(row, counts, open) }))
      .filter(({ lacks }) => lacks.length > 0);
  return {
    compared: compared.length,
    rows: rows.length,
    lacked: { rows: all.length - rows.length, features: lacked },
    neverCompared: seen.filter(({ counts }) => counts.count === 0).map(({ record }) => record.row),
    least: leastOf(rows, engine),
    flags: lacking(openFlags),
    operands: lacking((row, { traits }) => possibleTraits(row).filter((trait) => !traits[trait])),
    branches: lacking(openBranches),
  };
}

const NOTHING: ComparedCount = { count: 0, traits: {}, outcomes: {}, ones: [], zeros: [] };

/** Nothing is expected of a row that this version's table does not have. */
function openOf(name: string, counts: ComparedCount, open: (row: Row, counts: ComparedCount) => string[]): string[] {
  const row = ROWS.get(name);
  return row ? open(row, counts) : [];
}

function openFlags(row: Row, { ones, zeros }: ComparedCount): string[] {
  const possible = possibleFlags(row);
  return [
    ...flags
      .flagNames(possible.zeros)
      .filter((name) => !zeros.includes(name))
      .map((name) => `${name} 0`),
    ...flags
      .flagNames(possible.ones)
      .filter((name) => !ones.includes(name))
      .map((name) => `${name} 1`),
  ];
}

const isConditional = ({ operands, mnemonic }: Row): boolean =>
  operands[0]?.startsWith("J") === true && mnemonic !== "JMP" && mnemonic !== "CALL";

const openBranches = (row: Row, { outcomes }: ComparedCount): string[] =>
  isConditional(row) ? ["taken", "not taken"].filter((name) => !outcomes[name]) : [];

function leastOf(rows: readonly RowRecord[], engine: string): Gaps["least"] {
  let least: Gaps["least"];
  for (const { row, compared } of rows) {
    const count = compared[engine]?.count ?? 0;
    if (!least || count < least.count) least = { row, count };
  }
  return least;
}
