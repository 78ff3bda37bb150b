/** The end of a campaign: numbers for people, and the same as one JSON object. */
import pc from "picocolors";
import type { ProfileName } from "../../oracle/index.ts";
import type { CampaignResult } from "../campaign/campaign.ts";
import { sorted, type Tally, type Verdicts } from "../campaign/tally.ts";
import { KNOWN, KNOWN_IN_CONTEXT } from "../compare/known/index.ts";
import { DEPARTURES } from "../compare/silicon/index.ts";
import type { CoverageRecord } from "../coverage/record.ts";
import { coverageJson, coverageLines } from "./coverage-lines.ts";
import { skipLines } from "./skip-lines.ts";
import { findingLines, findingsJson, unstableFindings } from "./summary-findings.ts";

export interface RunHead {
  readonly seed: number;
  readonly command: string;
  readonly profile: ProfileName;
  readonly seconds: number;
  readonly engines: readonly { readonly name: string; readonly description: string }[];
  /** Engines that answer no more, and why. */
  readonly lost: readonly string[];
  /** Instructions and programs that were not compared because the assembler changed their meaning. */
  readonly setAside: number;
}

const count = (value: number): string => value.toLocaleString("en-US");

export function renderSummary(
  head: RunHead,
  { tally, cases, ended }: CampaignResult,
  coverage?: CoverageRecord,
): string {
  const rate = Math.round(cases / Math.max(head.seconds, 0.001));
  return [
    "",
    `${pc.bold(count(cases))} cases in ${head.seconds.toFixed(1)} s (${count(rate)} a second), seed ${head.seed}, ended by ${endedBy(head, ended)}`,
    `  engines    ${head.engines.map(({ description }) => description).join(" | ")}`,
    `  agreed     ${count(tally.agreed)}${listed(tally.agreedStops)}`,
    `  excused    ${count(tally.excused)}`,
    ...sorted(tally.excusedBy).map(([id, n]) => pc.dim(`    ${count(n).padStart(9)}  ${id}: ${reasonFor(id)}`)),
    `  skipped    ${count(tally.skipped)}`,
    ...skipLines(tally.skippedBecause),
    `  set aside  ${count(head.setAside)}  (assembled text whose bytes mean something else)`,
    ...findingLines(tally),
    ...engineLines(tally),
    ...(coverage ? coverageLines(coverage) : []),
    ...head.lost.map((why) => pc.red(`  lost       ${why}`)),
    ...(nothingCompared(tally) ? [pc.red("  nothing could be compared")] : []),
  ].join("\n");
}

/** Each engine's verdicts, where there are several engines. */
const engineLines = ({ byEngine }: Tally): string[] =>
  byEngine.size < 2 ? [] : [...byEngine].map(([name, verdicts]) => `  ${name}: ${told(verdicts)}`);

const told = ({ agreed, excused, skipped, diverged }: Verdicts): string =>
  `${count(agreed)} agreed, ${count(excused)} excused, ${count(skipped)} skipped, ${count(diverged)} diverged`;

const endedBy = ({ lost }: RunHead, ended: CampaignResult["ended"]): string =>
  lost.length > 0 ? "lost engine" : ended;

/** A run in which everything was skipped has shown nothing. */
export const nothingCompared = ({ agreed, diverged, excused }: Tally): boolean => agreed + diverged + excused === 0;

const listed = (counts: ReadonlyMap<string, number>): string =>
  counts.size === 0
    ? ""
    : pc.dim(
        `  (${sorted(counts)
          .map(([name, n]) => `${name} ${count(n)}`)
          .join(", ")})`,
      );

const reasonFor = (id: string): string =>
  [...KNOWN, ...KNOWN_IN_CONTEXT, ...DEPARTURES].find((one) => one.id === id)?.reason ?? "";

/** The one object that `--json` prints. */
export function summaryJson(head: RunHead, { tally, cases, ended }: CampaignResult, coverage?: CoverageRecord): object {
  return {
    seed: head.seed,
    command: head.command,
    profile: head.profile,
    cases,
    seconds: Number(head.seconds.toFixed(3)),
    ended: endedBy(head, ended),
    agreed: tally.agreed,
    diverged: tally.diverged,
    excused: tally.excused,
    skipped: tally.skipped,
    setAside: head.setAside,
    engines: head.engines,
    byEngine: Object.fromEntries(tally.byEngine),
    lost: head.lost,
    excusedBy: Object.fromEntries(sorted(tally.excusedBy)),
    skippedBecause: Object.fromEntries(sorted(tally.skippedBecause)),
    unstable: unstableFindings(tally),
    unstableAnswers: tally.unstable,
    findings: findingsJson(tally),
    ...(coverage && { coverage: coverageJson(coverage) }),
  };
}
