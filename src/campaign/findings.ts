/** A finding on disk: a folder with the case, for replay, and the report, which starts with command, seed and versions. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { encodeCase } from "../cases/codec.ts";
import type { Divergence } from "../compare/attribute.ts";

/** Letters, digits and dashes of the bucket; long enough to be told apart, short enough for every file system. */
const slug = (bucket: string): string =>
  bucket
    .replace(/[^a-zA-Z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 80);

/** The folder of a finding below `directory`: the same cause in the same run has the same name. */
export const folderOf = (directory: string, seed: number, { engine, bucket }: Divergence): string =>
  join(directory, `${slug(engine)}-${slug(bucket)}-seed-${seed}`);

/** Writes `case.json`, `origin.json` (the program in which it was found) and `report.txt`. Throws when the disk refuses. */
export function writeFinding(folder: string, divergence: Divergence, head: string, rendered: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "case.json"), `${encodeCase(divergence.machineCase)}\n`);
  writeFileSync(join(folder, "origin.json"), `${encodeCase(divergence.origin)}\n`);
  writeFileSync(join(folder, "report.txt"), `${head}\n\n${stripVTControlCharacters(rendered)}\n`);
}
