/** The README of a finding: what diverged, how to see it again, where it came from, how to keep it. */
import type { OpcodeMaps } from "../../oracle/index.ts";
import type { KeptFinding } from "../campaign/finding-record.ts";
import type { Repetition } from "../campaign/findings-repeat.ts";
import { comparison, listing, UNSTABLE } from "./finding.ts";
import { quoted, replayCommand } from "./replay-command.ts";

/** Address, bytes and assembly, the guilty instruction marked. */
export const findingListing = (maps: OpcodeMaps, { divergence, guilty }: KeptFinding): string =>
  listing(maps, divergence.machineCase, guilty).join("\n");

/** Markdown. `folder` is where it will lie, as the commands in it name it. */
export function findingReadme(maps: OpcodeMaps, finding: KeptFinding, folder: string): string {
  const { divergence, foundBy } = finding;
  return [
    `# ${divergence.bucket}`,
    whatDiverged(finding),
    fenced("text", [findingListing(maps, finding), "", ...comparison(divergence).map((line) => line.trimEnd())]),
    "▶ marks the guilty instruction, ◀ what differs. The title is the bucket: instruction form, what differs, how the oracle and the other engine stopped.",
    "## See it again",
    fenced("console", [`$ ${replayCommand(folder, divergence.engine)}`]),
    "## Where it came from",
    [
      `- found ${foundBy.found}, seed ${foundBy.seed}, case ${divergence.origin.id} (\`origin.json\` is the program in which it was found)`,
      `- by \`${foundBy.command}\``,
      ...foundBy.versions.map((version) => `- ${version}`),
      `- ${REPETITION[finding.repetition]}`,
    ].join("\n"),
    "## Keep it",
    "Once the cause is repaired, make it a regression that every test run replays:",
    fenced("console", [`$ ./echolot promote ${quoted(folder)}`]),
  ].join("\n\n");
}

const REPETITION: Readonly<Record<Repetition, string>> = {
  stable: "run alone three times, it came out alike",
  unstable: `**${UNSTABLE}**`,
  unknown: "not run again: the run was interrupted, or the engine answered no more",
};

function whatDiverged({ divergence }: KeptFinding): string {
  const { engine, isolated, differences } = divergence;
  const fields = differences.map(({ field }) => field).join(", ");
  return isolated
    ? `One instruction with its start state, after which \`${engine}\` and the oracle differ in ${fields}.`
    : `A program after which \`${engine}\` and the oracle differ in ${fields}. None of its steps shows it alone: something wrong is carried from one instruction to a later one.`;
}

const fenced = (language: string, lines: readonly string[]): string => `\`\`\`${language}\n${lines.join("\n")}\n\`\`\``;
