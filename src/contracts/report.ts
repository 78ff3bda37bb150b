/** What `run` prints for people. */
import { type CallResult, ERROR_NUMBERS } from "../../oracle/index.ts";
import type { Difference } from "./difference.ts";
import { effectLines } from "./effect-lines.ts";
import { printable, valueText } from "./printable.ts";
import type { EngineAnswer } from "./request.ts";

/** The answer of an engine; what there is to tell of it. */
type Told = Pick<EngineAnswer, "result"> & Partial<EngineAnswer>;

const UNCHANGED = { storage: [], balances: [] };

/** The result of one engine: error, values in their own types, output, what it left behind, steps. Lines without colour. */
export function resultLines({ result, before = [], changes = UNCHANGED, isUncounted, isUnpriced }: Told): string[] {
  const failed = before.filter(({ error }) => error !== "none");
  return [
    ...failed.map((one) => `before    ${errorText(one)}`),
    `error     ${errorText(result)}`,
    ...result.values.map((value) => `returned  ${valueText(value)} (${value.type})`),
    `output    ${Buffer.from(result.output).toString("hex") || "-"}`,
    ...effectLines({ result, changes }),
    `steps     ${isUncounted ? "- (not counted at full speed)" : result.steps}`,
    `gas used  ${isUnpriced ? "- (the oracle alone counts gas)" : result.gasUsed}`,
  ];
}

/** Name, number, and what it was about. */
export function errorText({ error, message }: CallResult): string {
  const number = error === "none" ? "" : ` (${ERROR_NUMBERS[error]})`;
  return `${error}${number}${message ? `: ${printable(message)}` : ""}`;
}

/** More than this many differing bytes tell no more than the first. */
const SHOWN = 20;

/** Both sides of the first stop that differs. */
export function differenceLines(
  { index, stop, items, undefinedWasRead }: Difference,
  names: readonly string[],
): string[] {
  const where = stop.vector === undefined ? stop.reason : `int 0x${stop.vector.toString(16)}`;
  return [
    `${names.join(" and ")} differ at stop ${index + 1} (${where} at 0x${stop.at.toString(16)}):`,
    `  ${"".padEnd(16)} ${names.map((name) => name.padEnd(20)).join(" ")}`.trimEnd(),
    ...items.slice(0, SHOWN).map(({ what, left, right }) => `  ${what.padEnd(16)} ${left.padEnd(20)} ${right}`),
    ...(items.length > SHOWN ? [`  … and ${items.length - SHOWN} more`] : []),
    ...(undefinedWasRead ? ["  An undefined bit was read before: the difference may come from it."] : []),
  ];
}
