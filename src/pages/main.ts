/** Writes the instruction reference, the ABI reference and the gas schedule. With files of `fuzz --coverage` as arguments, what they compared is taken over first. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { abiReference } from "../abi/abi.ts";
import { gasReference } from "../abi/gas.ts";
import { gasFile, gasPage } from "../abi/gas-page.ts";
import { abiFile, abiPage } from "../abi/markdown.ts";
import { mergeRecords } from "../coverage/merge.ts";
import { parseRecord } from "../coverage/read-record.ts";
import { UsageError } from "../engines/engine.ts";
import { comparedRows, comparedText } from "./compared.ts";
import { allPages, COMPARED, pagesFolder, readCompared } from "./pages.ts";

function takeOver(files: readonly string[]): void {
  const [first, ...others] = files.map((file) => parseRecord(readFileSync(file, "utf8"), file));
  if (first) writeFileSync(join(pagesFolder(), COMPARED), comparedText(comparedRows(mergeRecords([first, ...others]))));
}

/** Pages of instructions that are gone go too. */
function writePages(): number {
  const pages = allPages(readCompared());
  for (const name of readdirSync(pagesFolder()))
    if (name.endsWith(".md") && !pages.has(name)) rmSync(join(pagesFolder(), name));
  for (const [name, text] of pages) writeFileSync(join(pagesFolder(), name), text);
  return pages.size;
}

try {
  mkdirSync(pagesFolder(), { recursive: true });
  takeOver(process.argv.slice(2));
  console.log(`${writePages()} pages in docs/instructions`);
  writeFileSync(abiFile(), abiPage(abiReference()));
  console.log("docs/abi.md");
  writeFileSync(gasFile(), gasPage(gasReference()));
  console.log("docs/gas.md");
} catch (error) {
  const told = error as Error & { readonly code?: string };
  if (!(told instanceof UsageError) && told.code !== "ENOENT") throw error;
  console.error(`pages: ${told.message}`);
  process.exitCode = 2;
}
