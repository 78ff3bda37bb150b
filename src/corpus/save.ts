/** Changed expectations: shown as a difference, confirmed, written. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Contract, EXPECT_FILE } from "./corpus.ts";
import { expectationsText } from "./json.ts";
import { lineDiff } from "./line-diff.ts";

/** One expect.json that is to change. */
export interface Change {
  readonly contract: Contract;
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Undefined when the file says so already. */
export function changeOf(contract: Contract): Change | undefined {
  const path = join(contract.folder, EXPECT_FILE);
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  const after = expectationsText(contract.expectations);
  return before === after ? undefined : { contract, path, before, after };
}

/** The file's name, then its lines. */
export const changeLines = ({ path, before, after }: Change): string[] => [
  `${before === "" ? "new " : ""}${path}`,
  ...lineDiff(before, after),
];

/** Writes the file as a whole or not at all, and brings the binaries that are elsewhere. */
export function applyChange({ contract, path, after }: Change): void {
  mkdirSync(dirname(path), { recursive: true });
  for (const [binary, from] of contract.elsewhere ?? []) copyFileSync(from, join(contract.folder, binary));
  const draft = `${path}.new`;
  writeFileSync(draft, after);
  renameSync(draft, path);
}
