/** Keeps an audit as a report: text for people, JSON for machines. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../engines/engine.ts";

/** Writes audit.txt and audit.json. Throws UsageError when the folder cannot be written. */
export function saveAudit(folder: string, text: string, json: object): void {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "audit.txt"), `${text}\n`);
    writeFileSync(join(folder, "audit.json"), `${JSON.stringify(json, null, 1)}\n`);
  } catch (error) {
    throw new UsageError(`--out ${folder} cannot be written: ${(error as Error).message}`);
  }
}
