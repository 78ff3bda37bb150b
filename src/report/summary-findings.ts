/** The findings of a run for its summary: against whom they are, and those that did not repeat. */
import pc from "picocolors";
import { isAgainstOracle, isCandidate } from "../arbitrate/arbitrate.ts";
import type { Finding, Tally } from "../campaign/tally.ts";
import { arbitrationJson } from "./arbitration.ts";
import { asFound, replayCommand, replayInline } from "./replay-command.ts";

const count = (value: number): string => value.toLocaleString("en-US");

type Named = readonly [string, Finding];

/** Sections in the order of what has to be looked at first. What no processor has judged stands under no heading. */
const SECTIONS: readonly (readonly [string | undefined, (finding: Finding) => boolean])[] = [
  [
    "against the oracle: the processor contradicts it",
    ({ arbitration }) => arbitration !== undefined && isAgainstOracle(arbitration),
  ],
  [
    "against another engine: the processor agrees with the oracle; candidates for the known list",
    ({ arbitration }) => arbitration !== undefined && isCandidate(arbitration),
  ],
  ["not settled", ({ arbitration }) => arbitration !== undefined],
  [undefined, () => true],
];

/** What diverged, cause by cause; then, in a section of its own, what did not come again when it was run alone. */
export function findingLines({ findings, diverged, unstable: answers }: Tally): string[] {
  const all = [...findings];
  const unstable = all.filter(([, finding]) => finding.unstable);
  const head = diverged === 0 ? pc.green("0") : pc.red(`${count(diverged)} in ${findings.size} findings`);
  return [
    `  diverged   ${head}`,
    ...sections(all.filter(([, finding]) => !finding.unstable)),
    ...(unstable.length === 0
      ? []
      : [pc.red(`  unstable   ${unstable.length} of them  (run alone three times, they did not come out alike)`)]),
    ...unstable.map(line),
    ...(answers === 0
      ? []
      : [pc.red(`  unstable   ${count(answers)} answers of the processor: it did not repeat them`)]),
  ];
}

function sections(findings: readonly Named[]): string[] {
  const placed = findings.map((one) => [SECTIONS.findIndex(([, holds]) => holds(one[1])), one] as const);
  return SECTIONS.flatMap(([heading], n) => {
    const own = placed.filter(([place]) => place === n).map(([, one]) => line(one));
    return own.length === 0 || heading === undefined ? own : [pc.red(`    ${heading}`), ...own];
  });
}

const line = ([key, { count: n, folder }]: Named): string =>
  `    ${count(n).padStart(9)}  ${key}${folder ? `  ${folder}` : ""}`;

/** Causes that did not repeat. */
export const unstableFindings = ({ findings }: Tally): number =>
  [...findings.values()].filter(({ unstable }) => unstable).length;

export const findingsJson = ({ findings }: Tally): object[] => [...findings.values()].map(findingJson);

function findingJson({ divergence, count: n, folder, unstable = false, arbitration }: Finding): object {
  const engines = arbitration?.ends.map(({ name }) => name) ?? [divergence.engine];
  const replay =
    folder === undefined ? replayInline(divergence, engines) : replayCommand(`${folder}/case.json`, ...engines);
  return {
    engine: divergence.engine,
    bucket: divergence.bucket,
    count: n,
    isolated: divergence.isolated,
    unstable,
    differences: divergence.differences,
    ...(arbitration && { arbitration: arbitrationJson(arbitration) }),
    ...(folder !== undefined && { folder }),
    replay: asFound(replay, divergence),
  };
}
