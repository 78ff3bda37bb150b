/** What a call gave, held against what its expectation says. */
import type { CallResult } from "../../oracle/index.ts";
import { errorText } from "../contracts/report.ts";
import type { EngineAnswer } from "../contracts/request.ts";
import { effectsOf, unmetEffects } from "./effects.ts";
import { type ExpectedCall, type ExpectedStates, hexOfValues, outputOf } from "./expectations.ts";
import { writeValue } from "./json-value.ts";

/** One line for each thing that is not as expected. Every engine must meet this. */
export function unmetResult(expected: ExpectedCall, result: CallResult): string[] {
  const { error, message } = expected;
  return [
    ...differs("error", error, result.error, errorText(result)),
    ...unmetOutput(expected, result),
    ...(message === undefined || result.error !== "contract_error"
      ? []
      : differs("message", JSON.stringify(message), JSON.stringify(result.message))),
  ];
}

/** The values tell more than bytes do, where both are there; bytes alone do not tell u64 from i64. */
function unmetOutput(expected: ExpectedCall, { output, values }: CallResult): string[] {
  const isWhole = hexOfValues(values) === hexOf(output);
  if (expected.returns && isWhole) {
    const text = (list: CallResult["values"]): string => list.map((one) => JSON.stringify(writeValue(one))).join(" ");
    return differs("returned", text(expected.returns) || "nothing", text(values) || "nothing");
  }
  return differs("output", outputOf(expected) || "nothing", hexOf(output) || "nothing");
}

/** What it left behind, and calls before it that did not end well: one line for each thing that is not as expected. */
export function unmetChanges({ effects }: ExpectedCall, answer: EngineAnswer): string[] {
  const failed = answer.before.filter(({ error }) => error !== "none");
  return [
    ...failed.map((one) => `a call before it ended in ${errorText(one)}`),
    ...unmetEffects(effects, effectsOf(answer)),
  ];
}

/** Whichever binary it is; of the oracle, which alone counts gas. */
export const unmetGas = ({ gasUsed }: ExpectedCall, result: CallResult): string[] =>
  gasUsed === undefined ? [] : differs("gas used", String(gasUsed), String(result.gasUsed));

/** The oracle's states and gas, where any were recorded. */
export function unmetStates(expected: ExpectedStates | undefined, states: ExpectedStates): string[] {
  if (!expected) return [];
  return [
    ...differs("ints", String(expected.ints), String(states.ints)),
    ...(expected.ints === states.ints ? differs("states at the ints", expected.sha256, states.sha256) : []),
    ...(expected.gas === undefined ? [] : differs("gas used", String(expected.gas), String(states.gas))),
  ];
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

function differs(what: string, expected: string, actual: string, shown = actual): string[] {
  return expected === actual ? [] : [`${what}: expected ${shorten(expected)}, got ${shorten(shown)}`];
}

/** A line on a terminal; expectations are files that can be looked at. */
const SHOWN = 200;

const shorten = (text: string): string =>
  text.length > SHOWN ? `${text.slice(0, SHOWN)}… (${text.length} characters)` : text;
