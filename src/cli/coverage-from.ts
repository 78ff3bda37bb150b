/** `echolot coverage --from FILE…`: what runs have recorded, several seen as one. */
import { readFileSync } from "node:fs";
import { type ProfileName, profileNamed } from "../../oracle/index.ts";
import { mergeRecords } from "../coverage/merge.ts";
import { parseRecord } from "../coverage/read-record.ts";
import type { CoverageRecord } from "../coverage/record.ts";
import { lacksOf, ofFeature, renderRecord, renderRows } from "../coverage/render-record.ts";
import { UsageError } from "../engines/engine.ts";
import { coverageJson, coverageLines } from "../report/coverage-lines.ts";

export interface FromOptions {
  readonly json?: true;
  readonly missing?: true;
  readonly feature?: string;
  readonly profile?: ProfileName;
}

/** Text for standard output, and whether every row was compared on every engine. Throws UsageError for a file that is none. */
export function reportFrom(files: readonly string[], options: FromOptions): { text: string; complete: boolean } {
  const [first, ...others] = files.map((file) => parseRecord(read(file), file));
  if (!first) throw new UsageError("--from needs a file that fuzz --coverage FILE wrote");
  const merged = chosen(within(mergeRecords([first, ...others]), options.profile), options.feature);
  const gaps = coverageJson(merged);
  const listed = options.missing ? onlyLacking(merged) : merged;
  return {
    text: options.json ? JSON.stringify({ ...listed, gaps }) : textOf(listed, options),
    complete: Object.values(gaps).every(({ neverCompared }) => neverCompared.length === 0),
  };
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${(error as Error).message}`);
  }
}

/** What the profile has. */
function within(record: CoverageRecord, name: ProfileName = "full"): CoverageRecord {
  const { features } = profileNamed(name)!;
  return { ...record, rows: record.rows.filter(({ feature }) => features.has(feature)) };
}

function chosen(record: CoverageRecord, feature: string | undefined): CoverageRecord {
  if (feature === undefined) return record;
  const part = ofFeature(record, feature);
  if (part.rows.length > 0) return part;
  const known = [...new Set(record.rows.map((row) => row.feature))].sort();
  throw new UsageError(`the file has no row of feature "${feature}". It has: ${known.join(" ")}`);
}

function onlyLacking(record: CoverageRecord): CoverageRecord {
  const lacks = lacksOf(record);
  return { ...record, rows: record.rows.filter(({ row }) => lacks.has(row)) };
}

const textOf = (record: CoverageRecord, { missing, feature }: FromOptions): string =>
  missing || feature !== undefined
    ? renderRows(record)
    : [renderRecord(record), "", ...coverageLines(record)].join("\n");
