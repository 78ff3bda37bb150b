/** A finding's folder, read back. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FindingRecord } from "../campaign/finding-record.ts";
import { FormatError } from "../cases/codec.ts";
import { list, object, text, word } from "../cases/json/fields.ts";
import { UsageError } from "../engines/engine.ts";

/** Throws UsageError when the folder is no finding; the message says what is missing or wrong. */
export function readRecord(folder: string): FindingRecord {
  const path = join(folder, "finding.json");
  try {
    return recordFrom(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    if (error instanceof FormatError || error instanceof SyntaxError)
      throw new UsageError(`${path} is no finding's record: ${error.message}`);
    throw new UsageError(`${folder} is no finding, which is a folder that fuzz writes: ${(error as Error).message}`);
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function recordFrom(value: unknown): FindingRecord {
  const given = object(value, "the record");
  word(given.v === 1 ? "1" : given.v, "v", ["1"]);
  const found = text(given.found, "found");
  if (!DAY.test(found)) throw new FormatError("found must be a day such as 2025-11-22");
  return {
    v: 1,
    found,
    engine: text(given.engine, "engine"),
    bucket: text(given.bucket, "bucket"),
    command: text(given.command, "command"),
    seed: Number(given.seed),
    isolated: given.isolated === true,
    unstable: given.unstable === true,
    versions: list(given.versions, "versions").map((one, n) => text(one, `versions[${n}]`)),
    differences: list(given.differences, "differences").map(differenceFrom),
  };
}

function differenceFrom(value: unknown, n: number): FindingRecord["differences"][number] {
  const given = object(value, `differences[${n}]`);
  const [field, expected, actual] = ["field", "expected", "actual"].map((key) =>
    text(given[key], `differences[${n}].${key}`),
  );
  return { field: field!, expected: expected!, actual: actual! };
}
