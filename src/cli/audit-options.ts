/** What `echolot audit` is told: its options, and the command that tells all of it again. */
import { type Command, InvalidArgumentError, Option } from "commander";
import { PART_NAMES, type PartName } from "../audit/part.ts";
import { wholeNumber } from "../contracts/options.ts";
import { quoted } from "../report/replay-command.ts";

export interface AuditCommand {
  readonly seed: number;
  readonly cases?: number;
  readonly quick?: true;
  readonly only?: readonly PartName[];
  readonly out: string;
  readonly json?: true;
}

const UINT32 = 2 ** 32 - 1;

/** Random cases of each part. */
const CASES = 200_000;
const QUICK_CASES = 10_000;
/** Of the encodings that are put to the processor one by one: every so many. */
const QUICK_STRIDE = 50;

export const addAuditOptions = (verb: Command): Command =>
  verb
    .addOption(
      new Option("--seed <n>", "32-bit seed; same seed, same questions").argParser(wholeNumber(0, UINT32)).default(1),
    )
    .option(
      "--cases <n>",
      `random cases of each part (default ${CASES}, with --quick ${QUICK_CASES})`,
      wholeNumber(1, UINT32),
    )
    .option(
      "--quick",
      `few random cases, and one in ${QUICK_STRIDE} of the encodings that the processor is asked about`,
    )
    .option("--only <parts>", `some parts, separated by commas: ${PART_NAMES.join(", ")}`, parts)
    .option("--out <directory>", "where audit.txt and audit.json are written", "reports/audit")
    .option("--json", "print one JSON object at the end and nothing else");

export const casesOf = ({ cases, quick }: AuditCommand): number => cases ?? (quick ? QUICK_CASES : CASES);
export const strideOf = ({ quick }: AuditCommand): number => (quick ? QUICK_STRIDE : 1);
export const partsOf = ({ only }: AuditCommand): readonly PartName[] => only ?? PART_NAMES;

export function auditCommand({ seed, cases, quick, only }: AuditCommand): string {
  const words = ["./echolot audit", `--seed ${seed}`];
  if (cases !== undefined) words.push(`--cases ${cases}`);
  if (quick) words.push("--quick");
  if (only) words.push(`--only ${quoted(only.join(","))}`);
  return words.join(" ");
}

function parts(text: string): PartName[] {
  const names = text.split(",").map((name) => name.trim());
  const known = PART_NAMES.filter((name) => names.includes(name));
  const unknown = names.find((name) => !PART_NAMES.some((part) => part === name));
  if (unknown !== undefined) throw new InvalidArgumentError(`There is no part "${unknown}": ${PART_NAMES.join(", ")}.`);
  return known;
}
