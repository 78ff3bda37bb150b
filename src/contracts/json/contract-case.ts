/** The contract case of case-format.md: contracts, calls of them in order, and the chain that they find. */
import { FREE, GAS_SCHEDULE, PROFILES, type ProfileName, scheduleDigest } from "../../../oracle/index.ts";
import { wrong } from "../../cases/json/error.ts";
import { bytes, count, type Json, list, object, objectOf, text, word } from "../../cases/json/fields.ts";
import type { Circumstances } from "../circumstances.ts";
import type { Earlier } from "../request.ts";
import { readValue } from "./amount.ts";
import { readChain } from "./chain.ts";
import { readGas } from "./gas.ts";
import { contractId, objectId } from "./ids.ts";

export interface ContractCase {
  readonly id: string;
  /** Containers by contract id. */
  readonly contracts: ReadonlyMap<string, Uint8Array>;
  /** At least one. */
  readonly calls: readonly Earlier[];
  readonly chain: Circumstances;
  readonly profile?: ProfileName;
  /** Digest of the schedule that gas is counted by, or `free`; the published one when left out. */
  readonly gasSchedule?: string;
  /** Steps of each call at most. */
  readonly limit?: number;
}

export const CONTRACT_CASE_KEYS = new Set("v id contracts calls chain gasSchedule profile limit".split(" "));
export const CALL_KEYS = new Set("to create sender call value gas".split(" "));
const MOST_STEPS = 1e12;
/** By their digests; `free` means that nothing costs anything. */
const SCHEDULES = [scheduleDigest(GAS_SCHEDULE), scheduleDigest(FREE), "free"];

/** Whether a line of JSON means a contract case, right or wrong. */
export const isContractCase = (value: Json): boolean =>
  typeof value === "object" && value !== null && ("contracts" in value || "calls" in value);

/** Throws FormatError for everything that case-format.md does not allow. */
export function readContractCase(value: Json): ContractCase {
  const given = objectOf(value, "the case", CONTRACT_CASE_KEYS);
  if (given.v !== undefined && given.v !== 1) wrong("v", "must be 1, the only version there is");
  const contracts = readContracts(given.contracts);
  const calls = list(given.calls, "calls").map((one, n) => readCall(one, `calls[${n}]`, contracts));
  if (calls.length === 0) wrong("calls", "must have at least one call");
  return {
    id: text(given.id, "id"),
    contracts,
    calls,
    chain: given.chain === undefined ? {} : readChain(given.chain, "chain"),
    ...(given.profile !== undefined && { profile: word(given.profile, "profile", PROFILE_NAMES) }),
    ...(given.gasSchedule !== undefined && { gasSchedule: word(given.gasSchedule, "gasSchedule", SCHEDULES) }),
    ...(given.limit !== undefined && { limit: count(given.limit, "limit", MOST_STEPS) }),
  };
}

const PROFILE_NAMES = PROFILES.map(({ name }) => name);

function readContracts(value: Json): Map<string, Uint8Array> {
  const entries = Object.entries(object(value, "contracts"));
  return new Map(entries.map(([id, hex]) => [contractId(id, "contracts"), bytes(hex, `contracts["${id}"]`)]));
}

function readCall(value: Json, place: string, contracts: ReadonlyMap<string, Uint8Array>): Earlier {
  const given = objectOf(value, place, CALL_KEYS);
  const to = contractId(given.to, `${place}.to`);
  const code = contracts.get(to) ?? wrong(`${place}.to`, `is ${to}, which is none of the contracts`);
  const { sender, value: sent, gas } = given;
  return {
    to,
    ...readLine(given, place),
    ...(given.create === true && { code }),
    ...(sender !== undefined && { sender: objectId(sender, `${place}.sender`) }),
    ...(sent !== undefined && { value: readValue(sent, `${place}.value`) }),
    ...(gas !== undefined && { gas: readGas(gas, `${place}.gas`) }),
  };
}

function readLine({ create, call }: Readonly<Record<string, Json>>, place: string): Pick<Earlier, "line"> {
  if (create !== undefined && typeof create !== "boolean") wrong(`${place}.create`, "must be true or false");
  if ((call !== undefined) === (create === true)) wrong(place, 'must have either "call" or "create": true');
  return call === undefined ? {} : { line: text(call, `${place}.call`) };
}
