/** The findings of a run for its summary: causes that repeat, and those that did not. */
import pc from "picocolors";
import type { Finding, Tally } from "../campaign/tally.ts";
import { replayCommand, replayInline } from "./replay-command.ts";

const count = (value: number): string => value.toLocaleString("en-US");

/** What diverged, cause by cause; then, in a section of its own, what did not come again when it was run alone. */
export function findingLines({ findings, diverged }: Tally): string[] {
  const all = [...findings];
  const stable = all.filter(([, { unstable }]) => !unstable);
  const unstable = all.filter(([, finding]) => finding.unstable);
  const head = diverged === 0 ? pc.green("0") : pc.red(`${count(diverged)} in ${findings.size} findings`);
  return [
    `  diverged   ${head}`,
    ...stable.map(line),
    ...(unstable.length === 0
      ? []
      : [pc.red(`  unstable   ${unstable.length} of them  (run alone three times, they did not come out alike)`)]),
    ...unstable.map(line),
  ];
}

const line = ([key, { count: n, folder }]: readonly [string, Finding]): string =>
  `    ${count(n).padStart(9)}  ${key}${folder ? `  ${folder}` : ""}`;

/** Causes that did not repeat. */
export const unstableFindings = ({ findings }: Tally): number =>
  [...findings.values()].filter(({ unstable }) => unstable).length;

export const findingsJson = ({ findings }: Tally): object[] =>
  [...findings.values()].map(({ divergence, count: n, folder, unstable = false }) => ({
    engine: divergence.engine,
    bucket: divergence.bucket,
    count: n,
    isolated: divergence.isolated,
    unstable,
    differences: divergence.differences,
    ...(folder !== undefined && { folder }),
    replay: folder === undefined ? replayInline(divergence) : replayCommand(`${folder}/case.json`, divergence.engine),
  }));
