/** The gas schedule as a page: docs/gas.md. */
import { join } from "node:path";
import { code, GENERATED, page, section, table } from "../pages/markdown.ts";
import { projectFolder } from "../project.ts";
import { GAS_RULES, type GasReference, type GasRow } from "./gas.ts";

export const gasFile = (): string => join(projectFolder(), "docs/gas.md");

export function gasPage({ name, digest, canonical, price, gasAmount, ...rows }: GasReference): string {
  return page([
    GENERATED.replace("instruction table", "gas schedule"),
    "",
    "# Gas",
    "",
    `The schedule ${code(name)} of the reference VM: what contracts pay, in units of work; ${gasAmount} units cost ${price} gas. ECHO published`,
    "no schedule: every number here is *ours* except the price (doc). It is data (`oracle/chain/gas-schedule.ts`) and can be replaced; a",
    "contract case names it by its digest, `gasSchedule`:",
    "",
    code(digest),
    ...section(
      "Rules",
      GAS_RULES.map((rule) => `- ${rule}`),
    ),
    ...section("Instructions", [
      "The first class that fits counts, in this order.",
      "",
      ...costs("class", rows.instructions),
    ]),
    ...section("On top", costs("what", rows.additions)),
    ...section("Services", costs("`int`", rows.services)),
    ...section("The digest", [
      "SHA-256 over this text in UTF-8: JSON without spaces, keys in the order of their bytes, services by their vector.",
      "",
      "```json",
      canonical,
      "```",
    ]),
  ]);
}

const costs = (head: string, rows: readonly GasRow[]): string[] =>
  table(
    [head, "work", "of"],
    rows.map(({ what, work, about }) => [what, work.toLocaleString("en-US"), about]),
  );
