/** The README of a finding: what diverged, how to see it again, where it came from, how to keep it. */
import type { OpcodeMaps } from "../../oracle/index.ts";
import { type Arbitration, isAgainstOracle, isCandidate, REPEATS } from "../arbitrate/arbitrate.ts";
import { CANDIDATE_FILE } from "../arbitrate/candidate.ts";
import type { KeptFinding } from "../campaign/finding-record.ts";
import type { Repetition } from "../campaign/findings-repeat.ts";
import { arbitrationLines, wrongText } from "./arbitration.ts";
import { comparison, listing, UNSTABLE } from "./finding.ts";
import { asFound, quoted, replayCommand } from "./replay-command.ts";

/** Address, bytes and assembly, the guilty instruction marked. */
export const findingListing = (maps: OpcodeMaps, { divergence, guilty }: KeptFinding): string =>
  listing(maps, divergence.machineCase, guilty).join("\n");

/** Markdown. `folder` is where it will lie, as the commands in it name it. */
export function findingReadme(maps: OpcodeMaps, finding: KeptFinding, folder: string): string {
  const { divergence, foundBy, arbitration } = finding;
  const engines = arbitration?.ends.map(({ name }) => name) ?? [divergence.engine];
  return [
    `# ${divergence.bucket}`,
    whatDiverged(finding),
    fenced("text", [
      findingListing(maps, finding),
      "",
      ...comparison(divergence, arbitration).map((line) => line.trimEnd()),
    ]),
    "▶ marks the guilty instruction, ◀ what differs. The title is the bucket: instruction form, what differs, how the oracle and the other engine stopped.",
    ...(arbitration ? ["## Who is wrong", whoIsWrong(arbitration), fenced("text", arbitrationLines(arbitration))] : []),
    "## See it again",
    fenced("console", [`$ ${asFound(replayCommand(folder, ...engines), divergence)}`]),
    "## Where it came from",
    [
      `- found ${foundBy.found}, seed ${foundBy.seed}, case ${divergence.origin.id} (\`origin.json\` is the program in which it was found)`,
      `- by \`${foundBy.command}\``,
      ...foundBy.versions.map((version) => `- ${version}`),
      `- ${REPETITION[finding.repetition]}`,
    ].join("\n"),
    "## Keep it",
    ...(arbitration && isCandidate(arbitration) ? [CANDIDATE] : []),
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

const CANDIDATE = `The processor agrees with the oracle, so this is a candidate for the known list. \`${CANDIDATE_FILE}\` is its stub: row, operands, width and fields are filled in; the reason, the authority and the value that the fault computes have to be found out and written before it excuses anything. Its example is \`case.json\`.`;

function whoIsWrong(arbitration: Arbitration): string {
  if (arbitration.state === "unstable") return `Open: the processor was asked ${REPEATS} times and its answers differ.`;
  if (arbitration.state === "undecided") return `Open: the processor's answer decides nothing (${arbitration.why}).`;
  const asked = `The processor was asked ${REPEATS} times and gave the same answer each time.`;
  const text = `${asked} In bits that are defined it decides alone: **${wrongText(arbitration.wrong)}**.`;
  return isAgainstOracle(arbitration) ? `${text} A wrong oracle is repaired, and never excused.` : text;
}

const fenced = (language: string, lines: readonly string[]): string => `\`\`\`${language}\n${lines.join("\n")}\n\`\`\``;
