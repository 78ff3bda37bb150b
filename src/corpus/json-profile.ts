/** The smallest profiles of a call in expect.json: one name where it is the same for every binary, else one for each. */
import { PROFILES, type ProfileName } from "../../oracle/index.ts";
import { wrong } from "../cases/json/error.ts";
import { type Json, object, word } from "../cases/json/fields.ts";

const NAMES = PROFILES.map(({ name }) => name);

/** Throws FormatError. */
export function readProfiles(value: Json, place: string, binaries: readonly string[]): Map<string, ProfileName> {
  if (value === undefined) return new Map();
  if (typeof value === "string") {
    const name = word(value, place, NAMES);
    return new Map(binaries.map((binary) => [binary, name]));
  }
  const entries = Object.entries(object(value, place));
  const stranger = entries.find(([binary]) => !binaries.includes(binary));
  if (stranger) wrong(place, `has "${stranger[0]}", which is none of the binaries ${binaries.join(", ")}`);
  return new Map(entries.map(([binary, name]) => [binary, word(name, `${place}["${binary}"]`, NAMES)]));
}

export function writeProfiles(profiles: ReadonlyMap<string, ProfileName>, binaries: readonly string[]): Json {
  const [first, ...others] = new Set(binaries.map((binary) => profiles.get(binary)));
  return others.length === 0 ? first : Object.fromEntries(profiles);
}
