/** The name of a schedule that two VMs can compare: contract cases carry it as `gasSchedule`. */
import { sha256 } from "@noble/hashes/sha2.js";
import { encodeText, hexOf } from "./bytes.ts";
import type { GasSchedule } from "./gas.ts";
import { FREE, GAS_SCHEDULE } from "./gas-schedule.ts";

/**
 * JSON without spaces: keys of every object in the order of their bytes, services as an object by their vector (`0x2f`), the two
 * numbers of the price as decimal strings.
 */
export const canonicalSchedule = (schedule: GasSchedule): string => JSON.stringify(plain(schedule));

function plain(value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (value instanceof Map) return plain(byVector(value));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, plain(one)]),
  );
}

/** No key may look like a number: JavaScript would put it before all others. */
const byVector = (services: ReadonlyMap<number, number>): object =>
  Object.fromEntries([...services].map(([vector, work]) => [`0x${vector.toString(16).padStart(2, "0")}`, work]));

/** SHA-256 of `canonicalSchedule` in UTF-8, 64 hex digits in lower case. */
export const scheduleDigest = (schedule: GasSchedule): string => hexOf(sha256(encodeText(canonicalSchedule(schedule))));

/** The schedule that a case means: by its digest, or `free`; undefined when this VM does not have it. */
export const scheduleNamed = (digest: string): GasSchedule | undefined =>
  digest === "free" ? FREE : [FREE, GAS_SCHEDULE].find((schedule) => scheduleDigest(schedule) === digest);
