/** A machine case and its JSON, as case-format.md writes it. */
import type { MachineCase } from "../case.ts";
import type { Place } from "../layout.ts";
import { isProfile, PROFILE } from "../profile.ts";
import { wrong } from "./error.ts";
import { bytes, bytesOf, count, hexOf, type Json, type JsonObject, list, number, objectOf, text } from "./fields.ts";
import { readHost, writeHost } from "./host.ts";
import { checkCodePlace, MOST_MEMORY, readRegions, writeRegion } from "./regions.ts";
import { readRegisters, writeRegisters } from "./registers.ts";

export const CASE_KEYS = new Set("v id code at regs memory until limit features profile host".split(" "));
const DEFAULT_LIMIT = 1000;
/** Throws FormatError for everything that case-format.md does not allow. */
export function readCase(value: Json): MachineCase {
  if (value instanceof Object && "contracts" in value)
    wrong("the case", "is a contract case; only machine cases can run here");
  const fields = objectOf(value, "the case", CASE_KEYS);
  if (fields.v !== undefined && fields.v !== 1) wrong("v", "must be 1, the only version there is");
  const { code, at } = readCode(fields);
  const memory = fields.memory === undefined ? [] : readRegions(fields.memory);
  checkCodePlace(at, code.length, memory);
  const { unknownState, ...state } = readRegisters(fields.regs ?? {});
  return {
    id: text(fields.id, "id"),
    code,
    at,
    ...state,
    memory,
    limit: fields.limit === undefined ? DEFAULT_LIMIT : count(fields.limit, "limit"),
    ...(unknownState.length > 0 && { unknownState }),
    ...readOptions(fields, { code, at, memory }),
  };
}

function readCode(fields: JsonObject): { code: Uint8Array; at: bigint } {
  const code = bytes(fields.code, "code");
  if (code.length === 0) wrong("code", "must have at least one byte");
  if (code.length > MOST_MEMORY) wrong("code", `must have at most ${MOST_MEMORY} bytes (1 MiB)`);
  return { code, at: number(fields.at, "at", 64) };
}

type Options = Partial<Pick<MachineCase, "until" | "features" | "host">>;

function readOptions(fields: JsonObject, place: Place): Options {
  const needs = readNeeds(fields);
  return {
    ...(fields.until !== undefined && { until: number(fields.until, "until", 64) }),
    ...(needs.length > 0 && { features: needs }),
    ...(fields.host !== undefined && { host: readHost(fields.host, place) }),
  };
}

function readNeeds({ features, profile }: JsonObject): string[] {
  const needs = features === undefined ? [] : list(features, "features").map((one, n) => text(one, `features[${n}]`));
  return profile === undefined ? needs : [...needs, `${PROFILE}${text(profile, "profile")}`];
}

/** The case as a JSON value, defaults left out. `unknownState` has no values to write: such a case must keep its own line. */
export function writeCase(machineCase: MachineCase): JsonObject {
  const { id, code, at, memory, until, limit, features = [], host } = machineCase;
  const profile = features.find(isProfile)?.slice(PROFILE.length);
  const plain = features.filter((one) => !isProfile(one));
  return {
    id,
    code: bytesOf(code),
    at: hexOf(at),
    regs: writeRegisters(machineCase),
    ...(memory.length > 0 && { memory: memory.map(writeRegion) }),
    ...(until !== undefined && { until: hexOf(until) }),
    ...(limit !== DEFAULT_LIMIT && { limit }),
    ...(plain.length > 0 && { features: plain }),
    ...(profile !== undefined && { profile }),
    ...(host && { host: writeHost(host) }),
  };
}
