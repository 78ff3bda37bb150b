/** Expectations as the engines' answers would have them. */
import type { CallResult, ProfileName } from "../../oracle/index.ts";
import { type Effects, effectsOf, NO_EFFECTS } from "./effects.ts";
import { type Expectations, type ExpectedCall, hexOfValues, nameOf } from "./expectations.ts";
import type { Entry } from "./verdict.ts";
import { visible } from "./visible.ts";

export interface Updated {
  readonly expectations: Expectations;
  /** Calls that keep what they had, and why. */
  readonly refused: readonly string[];
}

/** Only where every engine and every binary agrees: what they disagree on is a finding, not an expectation. */
export function updateExpectations(old: Expectations, entries: readonly Entry[]): Updated {
  const refused: string[] = [];
  const calls = old.calls.map((call) => {
    const own = entries.filter((entry) => nameOf(entry.call) === nameOf(call));
    const why = own.length === 0 ? undefined : objection(own);
    if (why) refused.push(`${own[0]!.contract}  ${visible(nameOf(call))}: ${why}`);
    return own.length === 0 || why ? call : updateCall(call, own);
  });
  return { expectations: { ...old, calls }, refused };
}

/** Hardly ever what somebody expects: a file that was cut short must not become an expectation on the way. */
const BROKEN_FILE = "incorrect_emulator_load";

function objection(entries: readonly Entry[]): string | undefined {
  const unanswered = entries.find(({ result }) => !result);
  if (unanswered) return `${unanswered.binary}: ${unanswered.verdicts[0]?.why.join(" ")}`;
  const unloadable = entries.find(({ call, result }) => result!.error === BROKEN_FILE && call.error !== BROKEN_FILE);
  if (unloadable) return `${unloadable.binary} is no contract: ${unloadable.result!.message}`;
  const disputed = entries.find(({ agreed }) => !agreed);
  if (disputed) return `the engines do not agree on ${disputed.binary}`;
  const [first, ...others] = entries;
  const different = others.find((other) => resultText(other) !== resultText(first!));
  return different && `${first!.binary} and ${different.binary} give different results`;
}

function resultText(entry: Entry): string {
  const result = entry.result!;
  const values = [hexOf(result.output), hexOfValues(result.values)];
  const message = hasWords(entry.call) ? messageOf(result) : undefined;
  return JSON.stringify([result.error, values, message, effectsIn(entry)]);
}

/** Words are left out where they are not to be compared: of a call within they may have an address, another in each binary. */
const hasWords = ({ message, error }: ExpectedCall): boolean => message !== undefined || error !== "contract_error";

/** None where the oracle gave no answer. */
const effectsIn = ({ result, changes }: Entry): Effects =>
  result && changes ? effectsOf({ result, changes }) : NO_EFFECTS;

const messageOf = ({ error, message }: CallResult): string | undefined =>
  error === "contract_error" ? message : undefined;

/** What the expectation left out stays out, apart from states. */
function updateCall(call: ExpectedCall, entries: readonly Entry[]): ExpectedCall {
  const result = entries[0]!.result!;
  const { output: _output, returns: _returns, message: _message, ...rest } = call;
  const message = messageOf(result);
  return {
    ...rest,
    error: result.error,
    ...outputOf(call, result),
    ...(call.gasUsed !== undefined && { gasUsed: Number(result.gasUsed) }),
    ...(message !== undefined && hasWords(call) && { message }),
    effects: effectsIn(entries[0]!),
    profiles: new Map([...call.profiles, ...entries.flatMap(profileOf)]),
    states: new Map([...call.states, ...entries.map(({ binary, states }) => [binary, states!] as const)]),
  };
}

const profileOf = ({ binary, profile }: Entry): [string, ProfileName][] => (profile ? [[binary, profile]] : []);

/** Values that are not the whole output (a contract that wrote past its limit) are not told, nor that there are none. */
function outputOf(call: ExpectedCall, { output, values }: CallResult): Pick<ExpectedCall, "output" | "returns"> {
  const hex = hexOf(output);
  const isTold = values.length > 0 || call.output === undefined;
  const isReadable = call.returns !== undefined && isTold && hexOfValues(values) === hex;
  return {
    ...((call.output !== undefined || !isReadable) && { output: hex }),
    ...(isReadable && { returns: values }),
  };
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
