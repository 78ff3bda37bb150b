/** What `run` prints for people. */
import type { Value } from "../../oracle/index.ts";
import { type CallResult, ERROR_NUMBERS } from "../../oracle/index.ts";
import type { Difference } from "./difference.ts";
import type { EngineAnswer } from "./request.ts";

/** The result of one engine: error, values in their own types, output, steps. Lines without colour. */
export function resultLines({ result, isUncounted }: EngineAnswer): string[] {
  return [
    `error     ${errorText(result)}`,
    ...result.values.map((value) => `returned  ${valueText(value)} (${value.type})`),
    `output    ${Buffer.from(result.output).toString("hex") || "-"}`,
    `steps     ${isUncounted ? "- (not counted at full speed)" : result.steps}`,
    `gas used  ${result.gasUsed} (there is no gas schedule yet)`,
  ];
}

/** Name, number, and what it was about. */
export function errorText({ error, message }: CallResult): string {
  const number = error === "none" ? "" : ` (${ERROR_NUMBERS[error]})`;
  return `${error}${number}${message ? `: ${printable(message)}` : ""}`;
}

/** Text in quotes; a string that is none as hex. */
function valueText({ type, value }: Value): string {
  if (type !== "string") return String(value);
  const text = new TextDecoder().decode(value);
  return text.includes("\ufffd") ? `0x${Buffer.from(value).toString("hex")}` : JSON.stringify(text);
}

/** A contract's words must not steer the terminal. */
const printable = (text: string): string => JSON.stringify(text).slice(1, -1);

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
