/** A run's coverage in a file. */
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { CoverageRecord } from "../coverage/record.ts";
import { UsageError } from "../engines/engine.ts";

/** Before a long run: throws UsageError when the file could not be written at its end. What is in it stays until then. */
export function probeFile(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, "");
  } catch (error) {
    throw new UsageError(`--coverage cannot be written: ${(error as Error).message}`);
  }
}

/** Throws when the disk refuses. */
export function writeRecord(file: string, record: CoverageRecord): void {
  writeFileSync(file, `${JSON.stringify(record)}\n`);
}
