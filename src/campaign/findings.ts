/** A finding on disk: a folder with the case, for replay, and what people read of it. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { CANDIDATE_FILE } from "../arbitrate/candidate.ts";
import { encodeCase } from "../cases/codec.ts";
import type { Divergence } from "../compare/attribute.ts";
import { type KeptFinding, recordOf } from "./finding-record.ts";

/** Letters, digits and dashes of the bucket; long enough to be told apart, short enough for every file system. */
export const slug = (bucket: string): string =>
  bucket
    .replace(/[^a-zA-Z0-9]+/g, "-")
    .slice(0, 80)
    .replace(/^-|-$/g, "");

/** The folder of a finding below `directory`: the same cause in the same run has the same name. `engine`: who is accused. */
export const folderOf = (
  directory: string,
  seed: number,
  { engine, bucket }: Pick<Divergence, "engine" | "bucket">,
): string => join(directory, `${slug(engine)}-${slug(bucket)}-seed-${seed}`);

/** Text for people; colours are taken out. */
export interface FindingText {
  readonly listing: string;
  readonly readme: string;
  /** Stub for the known list, where the processor agrees with the oracle. */
  readonly candidate?: string | undefined;
}

/**
 * Writes `case.json`, `origin.json` (the program in which it was found), `finding.json`, `listing.txt`, `README.md` and, where there is one,
 * the stub for the known list.
 * Throws when the disk refuses.
 */
export function writeFinding(folder: string, finding: KeptFinding, text: FindingText): void {
  const { listing, readme, candidate } = text;
  const { machineCase, origin } = finding.divergence;
  mkdirSync(folder, { recursive: true });
  const write = (name: string, content: string): void => writeFileSync(join(folder, name), `${content}\n`);
  write("case.json", encodeCase(machineCase));
  write("origin.json", encodeCase(origin));
  write("finding.json", JSON.stringify(recordOf(finding), null, 2));
  write("listing.txt", stripVTControlCharacters(listing));
  write("README.md", stripVTControlCharacters(readme));
  if (candidate !== undefined) write(CANDIDATE_FILE, candidate.trimEnd());
}
