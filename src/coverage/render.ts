/** Coverage as text: aligned columns, numbers to the right. */
import type { Classified } from "./classify.ts";
import { type Coverage, type FeatureCoverage, reasonOf } from "./summary.ts";

/** The whole report. */
export const renderCoverage = (coverage: Coverage): string =>
  [
    ...columns([
      ["feature", "implemented", "planned", "coverage"],
      ...coverage.features.map(featureCells),
      featureCells({ feature: "all", implemented: coverage.implemented, planned: coverage.planned }),
    ]),
    "",
    ...columns([
      ["refused because of", "encodings"],
      ...coverage.refusedBy.map(({ reason, count }) => [reason, String(count)]),
      ["all", String(coverage.refused)],
    ]),
    "",
    totals(coverage),
  ].join("\n");

const totals = ({ known, implemented, planned, refused, outside, missing }: Coverage): string =>
  `${known} encodings in 64-bit mode: ${implemented} implemented, ${planned} planned, ${refused} refused, ${missing} missing${
    outside > 0 ? `, ${outside} outside the profile` : ""
  }.`;

const featureCells = ({ feature, implemented, planned }: FeatureCoverage): string[] => [
  feature,
  String(implemented),
  String(planned),
  percent(implemented, implemented + planned),
];

/** Rounded down, so that 100 % means all. */
const percent = (part: number, whole: number): string =>
  whole === 0 ? "–" : `${(Math.floor((1000 * part) / whole) / 10).toFixed(1)} %`;

/** One line a code: class, encoding, mnemonic, feature, and why it is refused. */
export const renderCodes = (all: readonly Classified[]): string =>
  columns(
    all.map((one) => [
      one.known.encoding,
      one.known.mnemonic,
      one.row?.feature ?? "",
      reasonOf(one) ? `${one.kind}: ${reasonOf(one)}` : one.kind,
    ]),
    () => "left",
  ).join("\n");

export type Side = "left" | "right";

/** The first column to the left, numbers to the right. */
const numbersRight = (column: number): Side => (column === 0 ? "left" : "right");

/** Lines with columns as wide as their widest cell. */
export function columns(
  rows: readonly (readonly string[])[],
  sideOf: (column: number) => Side = numbersRight,
): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const pad = (text: string, column: number): string =>
    sideOf(column) === "left" ? text.padEnd(widths[column]!) : text.padStart(widths[column]!);
  return rows.map((row) => row.map(pad).join("  ").trimEnd());
}
