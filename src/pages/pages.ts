/** The instruction reference as files: every page with its name. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { MANUAL } from "../../oracle/index.ts";
import { projectFolder } from "../project.ts";
import type { ComparedRows } from "./compared.ts";
import { indexPage } from "./index-page.ts";
import { instructionPage } from "./instruction-page.ts";
import { NOT_EXECUTED, notExecutedPage } from "./not-executed-page.ts";

export const pagesFolder = (): string => join(projectFolder(), "docs/instructions");

export const COMPARED = "compared.json";

/** What was compared, as it is committed. */
export const readCompared = (): ComparedRows =>
  JSON.parse(readFileSync(join(pagesFolder(), COMPARED), "utf8")) as ComparedRows;

/** File names to texts. */
export function allPages(compared: ComparedRows): Map<string, string> {
  const instructions = MANUAL.flatMap((family) =>
    family.entries.map((entry) => [`${entry.page}.md`, instructionPage(entry, family, compared)] as const),
  );
  return new Map([["README.md", indexPage(compared)], [NOT_EXECUTED, notExecutedPage()], ...instructions]);
}
