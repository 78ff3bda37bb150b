/** Excuses in expect.json: engine to what it does otherwise, and why. */
import { flags, REGISTER_NAMES } from "../../oracle/index.ts";
import { wrong } from "../cases/json/error.ts";
import { type Json, type JsonObject, list, object, objectOf, text, word } from "../cases/json/fields.ts";
import { ENGINE_NAMES } from "../contracts/request.ts";
import { END_PARTS } from "../contracts/same-end.ts";
import { type Excuse, rangeOf } from "./excuse.ts";

/** The oracle has no excuse. */
const EXCUSABLE: readonly string[] = ENGINE_NAMES.filter((name) => name !== "oracle");
export const EXCUSE_KEYS = new Set(["why", "end", "stops"]);

const ENDS = ["answer", ...END_PARTS] as const;
const VECTOR_NAMES = Array.from({ length: 16 }, (_, n) => `xmm${n}`);
const NAMES = new Set<string>(["stop", ...REGISTER_NAMES, ...VECTOR_NAMES, ...flags.flagNames(-1)]);

/** Throws FormatError. */
export function readExcused(value: Json, place: string): Map<string, Excuse> {
  const entries = Object.entries(object(value, place));
  const stranger = entries.find(([engine]) => !EXCUSABLE.includes(engine));
  if (stranger) wrong(place, `has "${stranger[0]}", and only ${EXCUSABLE.join(" and ")} can be excused`);
  return new Map(entries.map(([engine, one]) => [engine, readExcuse(one, `${place}.${engine}`)]));
}

function readExcuse(value: Json, place: string): Excuse {
  const given = objectOf(value, place, EXCUSE_KEYS);
  const why = text(given.why, `${place}.why`) || wrong(`${place}.why`, "must not be empty");
  const end = list(given.end ?? [], `${place}.end`).map((one, n) => word(one, `${place}.end[${n}]`, ENDS));
  const stops = readStops(given.stops ?? {}, `${place}.stops`);
  if (end.length + stops.size === 0) wrong(place, 'must say what may differ, in "end" or in "stops"');
  return { why, end, stops };
}

const readStops = (value: Json, place: string): Map<number, readonly string[]> =>
  new Map(Object.entries(object(value, place)).map(([number, items]) => readStop(number, items, place)));

function readStop(number: string, items: Json, place: string): [number, readonly string[]] {
  if (!/^[1-9]\d{0,5}$/.test(number)) wrong(place, `has "${number}", which is no number of a stop: they count from 1`);
  const own = `${place}["${number}"]`;
  return [Number(number), list(items, own).map((one, n) => readItem(one, `${own}[${n}]`))];
}

function readItem(value: Json, place: string): string {
  const item = text(value, place);
  if (NAMES.has(item) || rangeOf(item)) return item;
  return wrong(place, `must be "stop", a register, a flag, or bytes of memory such as "[0x1000+8]", not "${item}"`);
}

export function writeExcused(excused: ReadonlyMap<string, Excuse> | undefined): JsonObject {
  if (!excused || excused.size === 0) return {};
  return { excused: Object.fromEntries([...excused].map(([engine, one]) => [engine, writeExcuse(one)])) };
}

const writeExcuse = ({ why, end, stops }: Excuse): JsonObject => ({
  why,
  ...(end.length > 0 && { end }),
  ...(stops.size > 0 && { stops: Object.fromEntries(stops) }),
});
