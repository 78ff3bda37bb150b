/** One call in expect.json. */
import { ERROR_NUMBERS, type ErrorName } from "../../oracle/index.ts";
import { wrong } from "../cases/json/error.ts";
import {
  bytes,
  bytesOf,
  count,
  type Json,
  type JsonObject,
  list,
  object,
  objectOf,
  text,
  word,
} from "../cases/json/fields.ts";
import { DEFAULT_CONTRACT } from "../contracts/circumstances.ts";
import { readGas } from "../contracts/json/gas.ts";
import { contractId } from "../contracts/json/ids.ts";
import { type ExpectedCall, type ExpectedStates, hexOfValues } from "./expectations.ts";
import { readBefore, writeBefore } from "./json-before.ts";
import { readChain, writeChain } from "./json-chain.ts";
import { EFFECT_KEYS, readEffects, refuseEffectsOfErrors, writeEffects } from "./json-effects.ts";
import { readExcused, writeExcused } from "./json-excuse.ts";
import { inside } from "./json-path.ts";
import { readProfiles, writeProfiles } from "./json-profile.ts";
import { readValue, writeValue } from "./json-value.ts";

export const CALL_KEYS = new Set([
  ..."name before call chain contracts limit result returns message excused profile states".split(" "),
  ...EFFECT_KEYS,
]);
export const RESULT_KEYS = new Set(["error", "output", "gas_used"]);
const STATES_KEYS = new Set(["ints", "sha256", "gas"]);
const ERROR_NAMES = Object.keys(ERROR_NUMBERS) as ErrorName[];
const MOST_STEPS = 1e12;

/** Throws FormatError. */
export function readCall(value: Json, place: string, binaries: readonly string[]): ExpectedCall {
  const given = objectOf(value, place, CALL_KEYS);
  const result = objectOf(given.result, `${place}.result`, RESULT_KEYS);
  const { name, call, limit } = given;
  const chain = given.chain === undefined ? {} : readChain(given.chain, `${place}.chain`);
  const effects = readEffects(given, place, chain.contractId ?? DEFAULT_CONTRACT);
  const error = word(result.error, `${place}.result.error`, ERROR_NAMES);
  refuseEffectsOfErrors(error, effects, place);
  return {
    ...(name !== undefined && { name: nonempty(name, `${place}.name`) }),
    ...(call !== undefined && { call: text(call, `${place}.call`) }),
    chain,
    before: given.before === undefined ? [] : readBefore(given.before, `${place}.before`, chain),
    others: given.contracts === undefined ? new Map() : readOthers(given.contracts, `${place}.contracts`),
    ...(limit !== undefined && { limit: readLimit(limit, `${place}.limit`) }),
    error,
    ...readOutput(result.output, given.returns, place),
    ...(result.gas_used !== undefined && { gasUsed: count(result.gas_used, `${place}.result.gas_used`) }),
    ...(given.message !== undefined && { message: readMessage(given, result, place) }),
    effects,
    ...(given.excused !== undefined && { excused: readExcused(given.excused, `${place}.excused`) }),
    profiles: readProfiles(given.profile, `${place}.profile`, binaries),
    states: readStates(given.states ?? {}, `${place}.states`, binaries),
  };
}

function readOthers(value: Json, place: string): Map<string, string> {
  const entries = Object.entries(object(value, place));
  return new Map(
    entries.map(([id, path]) => [contractId(id, place), inside(text(path, `${place}["${id}"]`), `${place}["${id}"]`)]),
  );
}

function nonempty(value: Json, place: string): string {
  return text(value, place) || wrong(place, "must not be empty");
}

function readLimit(value: Json, place: string): number {
  return count(value, place, MOST_STEPS) || wrong(place, "must be at least 1");
}

function readOutput(output: Json, returns: Json, place: string): Pick<ExpectedCall, "output" | "returns"> {
  if (output === undefined && returns === undefined)
    wrong(`${place}.result.output`, 'must be given, or "returns" of the call instead');
  const hex = output === undefined ? undefined : bytesOf(bytes(output, `${place}.result.output`));
  const values =
    returns === undefined
      ? undefined
      : list(returns, `${place}.returns`).map((one, n) => readValue(one, `${place}.returns[${n}]`));
  if (hex !== undefined && values && hexOfValues(values) !== hex)
    wrong(
      `${place}.returns`,
      `is ${hexOfValues(values) || "nothing"} as bytes, and result.output is ${hex || "nothing"}`,
    );
  return { ...(hex !== undefined && { output: hex }), ...(values && { returns: values }) };
}

function readMessage({ message }: JsonObject, { error }: JsonObject, place: string): string {
  if (error !== "contract_error")
    wrong(`${place}.message`, "belongs to contract_error only: other errors have no words");
  return text(message, `${place}.message`);
}

function readStates(value: Json, place: string, binaries: readonly string[]): Map<string, ExpectedStates> {
  const entries = Object.entries(object(value, place));
  const stranger = entries.find(([binary]) => !binaries.includes(binary));
  if (stranger) wrong(place, `has "${stranger[0]}", which is none of the binaries ${binaries.join(", ")}`);
  return new Map(entries.map(([binary, one]) => [binary, readDigest(one, `${place}["${binary}"]`)]));
}

function readDigest(value: Json, place: string): ExpectedStates {
  const given = objectOf(value, place, STATES_KEYS);
  const sha256 = text(given.sha256, `${place}.sha256`);
  if (!/^[0-9a-f]{64}$/.test(sha256)) wrong(`${place}.sha256`, "must be 64 hex digits, lower case");
  const ints = count(given.ints, `${place}.ints`);
  return { ints, sha256, ...(given.gas !== undefined && { gas: readGas(given.gas, `${place}.gas`) }) };
}

const writeStates = ({ ints, sha256, gas }: ExpectedStates): JsonObject => ({
  ints,
  sha256,
  ...(gas !== undefined && { gas: String(gas) }),
});

/** What was left out stays out. */
export function writeCall(call: ExpectedCall, binaries: readonly string[]): JsonObject {
  const chain = writeChain(call.chain);
  return {
    ...(call.name !== undefined && { name: call.name }),
    ...(call.before.length > 0 && { before: writeBefore(call.before, call.chain) }),
    ...(call.call !== undefined && { call: call.call }),
    ...(chain !== undefined && { chain }),
    ...(call.others.size > 0 && { contracts: Object.fromEntries(call.others) }),
    ...(call.limit !== undefined && { limit: call.limit }),
    result: {
      error: call.error,
      ...(call.output !== undefined && { output: call.output }),
      ...(call.gasUsed !== undefined && { gas_used: call.gasUsed }),
    },
    ...(call.returns && { returns: call.returns.map(writeValue) }),
    ...(call.message !== undefined && { message: call.message }),
    ...writeEffects(call.effects, call.chain.contractId ?? DEFAULT_CONTRACT),
    ...writeExcused(call.excused),
    ...(call.profiles.size > 0 && { profile: writeProfiles(call.profiles, binaries) }),
    ...(call.states.size > 0 && {
      states: Object.fromEntries([...call.states].map(([binary, one]) => [binary, writeStates(one)])),
    }),
  };
}
