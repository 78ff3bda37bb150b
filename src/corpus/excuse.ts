/** Engines that are on record as unable to do as the oracle does in a call: what they do there is skipped by name, whatever it is. */
import { wrong } from "../cases/json/error.ts";
import { type Json, type JsonObject, object, text } from "../cases/json/fields.ts";
import { ENGINE_NAMES } from "../contracts/request.ts";
import type { ExpectedCall } from "./expectations.ts";
import { type Opinion, skippedFor } from "./verdict.ts";

/** The oracle has no excuse. */
const EXCUSABLE: readonly string[] = ENGINE_NAMES.filter((name) => name !== "oracle");

/** Engine to reason. Throws FormatError. */
export function readExcused(value: Json, place: string): Map<string, string> {
  const entries = Object.entries(object(value, place));
  const stranger = entries.find(([engine]) => !EXCUSABLE.includes(engine));
  if (stranger) wrong(place, `has "${stranger[0]}", and only ${EXCUSABLE.join(" and ")} can be excused`);
  return new Map(entries.map(([engine, why]) => [engine, text(why, `${place}.${engine}`)]));
}

export const writeExcused = (excused: ReadonlyMap<string, string> | undefined): JsonObject =>
  excused && excused.size > 0 ? { excused: Object.fromEntries(excused) } : {};

export const isExcused = ({ excused }: ExpectedCall, engine: string): boolean => excused?.has(engine) ?? false;

/** An engine that does it right, a newer version perhaps, has passed all the same. */
export function excusing(opinion: Opinion, { excused }: ExpectedCall, engine: string): Opinion {
  const why = excused?.get(engine);
  return opinion.kind === "failed" && why !== undefined ? skippedFor([why]) : opinion;
}
