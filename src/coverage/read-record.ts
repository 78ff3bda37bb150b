/** Coverage from a file, checked before it is believed. */
import { UsageError } from "../engines/engine.ts";
import { type CoverageRecord, RECORD_VERSION } from "./record.ts";

/** A coverage record out of JSON text. Throws UsageError that names `place` and what is wrong in it. */
export function parseRecord(text: string, place: string): CoverageRecord {
  const value = parseJson(text, place);
  const version = isObject(value) ? value["coverage"] : undefined;
  if (!isObject(value) || version === undefined)
    throw new UsageError(`${place} is no coverage file; fuzz --coverage FILE writes one`);
  if (version !== RECORD_VERSION)
    throw new UsageError(`${place} has version ${JSON.stringify(version)}; this program reads ${RECORD_VERSION}`);
  const wrong = RECORD(value, "");
  if (wrong !== undefined) throw new UsageError(`${place}: ${wrong}`);
  // every field that the type has was looked at above
  return value as unknown as CoverageRecord;
}

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${place} is no JSON: ${(error as Error).message}`);
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What is wrong with a value, and where; undefined when nothing is. */
type Check = (value: unknown, path: string) => string | undefined;

const said = (path: string, expected: string): string => `${path.slice(1) || "the file"} must be ${expected}`;

const text: Check = (value, path) => (typeof value === "string" ? undefined : said(path, "a text"));

const amount: Check = (value, path) =>
  typeof value === "number" && value >= 0 && Number.isFinite(value) ? undefined : said(path, "a number, 0 or more");

function first<T>(items: Iterable<T>, wrong: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = wrong(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

const listOf =
  (check: Check): Check =>
  (value, path) =>
    Array.isArray(value) ? first(value.entries(), ([n, item]) => check(item, `${path}.${n}`)) : said(path, "a list");

const mapOf =
  (check: Check): Check =>
  (value, path) =>
    isObject(value)
      ? first(Object.entries(value), ([name, item]) => check(item, `${path}.${name}`))
      : said(path, "an object");

/** Further fields are ignored: what `coverage --json` prints has some. */
const objectOf =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value, path) =>
    isObject(value)
      ? first(Object.entries(fields), ([name, check]) => check(value[name], `${path}.${name}`))
      : said(path, "an object");

const COUNT = { count: amount, traits: mapOf(amount) };

const ROW = objectOf({
  row: text,
  feature: text,
  generated: objectOf(COUNT),
  executed: objectOf(COUNT),
  compared: mapOf(objectOf({ ...COUNT, outcomes: mapOf(amount), ones: listOf(text), zeros: listOf(text) })),
});

const RUN = objectOf({ command: text, seed: amount, cases: amount, seconds: amount, engines: listOf(text) });

const optional =
  (check: Check): Check =>
  (value, path) =>
    value === undefined ? undefined : check(value, path);

const LACKS = optional(mapOf(listOf(text)));

const RECORD = objectOf({ runs: listOf(RUN), engines: listOf(text), lacks: LACKS, rows: listOf(ROW) });
