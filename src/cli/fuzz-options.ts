/** What `echolot fuzz` is told: its options, how each is read, and the command that tells all of it again. */
import { type Command, InvalidArgumentError, Option } from "commander";
import ms, { type StringValue } from "ms";
import type { ProfileName } from "../../oracle/index.ts";
import { engineNames } from "../engines/open.ts";
import { STARTS } from "../generate/case.ts";
import { quoted } from "../report/replay-command.ts";
import { profileOption } from "./profile-option.ts";

export interface FuzzOptions {
  /** Milliseconds. */
  readonly for?: number;
  readonly cases?: number;
  readonly seed: number;
  readonly only?: string[];
  readonly profile: ProfileName;
  /** Percent of the cases. */
  readonly raw?: number;
  /** Cases that run one program. */
  readonly starts?: number;
  /** Left out: every witness that is here. */
  readonly engines?: string[];
  /** Undefined bits are compared too. */
  readonly strict?: boolean;
  /** Milliseconds. */
  readonly timeout: number;
  readonly out: string;
  /** File for the run's coverage. */
  readonly coverage?: string;
  readonly json?: boolean;
}

/** Milliseconds, when neither --for nor --cases is given. */
const DEFAULT_BUDGET = 60_000;
const DEFAULT_TIMEOUT = 10_000;
/** What a timer can wait at most, in milliseconds: 24 days. */
const LONGEST = 2 ** 31 - 1;

export const addOptions = (verb: Command): Command =>
  verb
    .option("--for <duration>", "how long: 30s, 5m, 2h (default 60s without --cases)", duration)
    .option("--cases <n>", "how many cases", positive)
    .addOption(
      new Option("--seed <n>", "32-bit seed; same seed, same cases")
        .argParser(wholeNumber)
        .default(clockSeed(), "from the clock"),
    )
    .option("--only <mnemonics>", "only these instructions, separated by commas", list)
    .addOption(profileOption())
    .option(
      "--raw <percent>",
      `cases with raw bytes in them: random ones and mutated encodings (default ${RAW_PERCENT}, with --only 0)`,
      percent,
    )
    .addOption(
      new Option(
        "--starts <n>",
        `cases that run one program, each from a start of its own (default ${STARTS}, with cmd: 1)`,
      ).argParser(positive),
    )
    .option(
      "--engines <names>",
      "held against the oracle, separated by commas: unicorn, native, cmd:PROGRAM (default: unicorn and native, where they are)",
      engineNames,
    )
    .addOption(
      new Option("--timeout <duration>", "how long a program behind cmd: may be silent")
        .argParser(duration)
        .default(DEFAULT_TIMEOUT, "10s"),
    )
    .option(
      "--strict",
      "compare undefined bits too, with the values of docs/undefined-bits.md; on native where no --engines are named",
    )
    .option("--out <directory>", "where findings are written", "reports/findings")
    .option("--coverage <file>", "write what was generated, executed and compared, row by row")
    .option("--json", "print one JSON object at the end and nothing else");

/** Enough for thirty thousand in ten minutes; `--raw 100` is for whoever is after the decoder. */
const RAW_PERCENT = 2;

/** Programs from many starts save time where programs cost some; another program is slow by itself, and is shown as many as there are cases. */
export const startsOf = ({ starts, engines }: Pick<FuzzOptions, "starts" | "engines">): number =>
  starts ?? (engines?.some((name) => name.startsWith("cmd:")) ? 1 : STARTS);

/** The command with its seed and engines spelled out: what reproduces this run. */
export function replayableCommand(options: FuzzOptions, engines: readonly string[]): string {
  const { seed, cases, only, profile, starts, timeout, ...rest } = options;
  const words = ["./echolot fuzz", `--seed ${seed}`];
  if (cases !== undefined) words.push(`--cases ${cases}`);
  if (rest.for !== undefined || cases === undefined) words.push(`--for ${told(rest.for ?? DEFAULT_BUDGET)}`);
  if (only) words.push(`--only ${quoted(only.join(","))}`);
  if (profile !== "full") words.push(`--profile ${profile}`);
  if (starts !== undefined) words.push(`--starts ${starts}`);
  if (rest.raw !== undefined) words.push(`--raw ${rest.raw}`);
  words.push(`--engines ${quoted(engines.join(","))}`);
  if (rest.strict) words.push("--strict");
  if (timeout !== DEFAULT_TIMEOUT) words.push(`--timeout ${told(timeout)}`);
  return words.join(" ");
}

/** Exactly: the library would round 90 s to 2 minutes. */
const told = (milliseconds: number): string =>
  milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`;

export interface Budget {
  readonly cases?: number;
  readonly milliseconds?: number;
}

export const budgetOf = (options: FuzzOptions): Budget => ({
  ...(options.cases !== undefined && { cases: options.cases }),
  ...(options.for !== undefined && { milliseconds: options.for }),
  ...(options.cases === undefined && options.for === undefined && { milliseconds: DEFAULT_BUDGET }),
});

/** Percent of the cases that have raw bytes in them. */
export const rawPercent = ({ raw, only }: FuzzOptions): number => raw ?? (only ? 0 : RAW_PERCENT);

const clockSeed = (): number => Date.now() % 2 ** 32;

/** Words separated by commas. */
export const list = (text: string): string[] =>
  text
    .split(",")
    .map((word) => word.trim())
    .filter(Boolean);

function wholeNumber(text: string): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value < 2 ** 32)) throw new InvalidArgumentError("A whole number below 2^32 is needed.");
  return value;
}

function percent(text: string): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= 100)) throw new InvalidArgumentError("A number from 0 to 100 is needed.");
  return value;
}

function positive(text: string): number {
  const value = wholeNumber(text);
  if (value === 0) throw new InvalidArgumentError("At least 1 is needed.");
  return value;
}

function duration(text: string): number {
  const value = /^\d+(\.\d+)?\s*(ms|s|m|h|d)?$/.test(text)
    ? ms((/[a-z]$/.test(text) ? text : `${text}s`) as StringValue)
    : undefined;
  if (value === undefined || !(value > 0))
    throw new InvalidArgumentError("A duration such as 30s, 5m or 2h is needed.");
  if (value > LONGEST) throw new InvalidArgumentError("At most 24 days.");
  return value;
}
