/** docs/undefined-bits.md says what the oracle does today. When it fails: `./echolot policy --write`, on a processor that has the instructions. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { MANUAL, TABLE } from "../../oracle/index.ts";
import { isEncodable } from "../generate/encode.ts";
import { projectFolder } from "../project.ts";

const PAGE = readFileSync(join(projectFolder(), "docs/undefined-bits.md"), "utf8");
const HEADINGS = PAGE.split("\n").filter((line) => line.startsWith("## "));

const measurable = new Set(
  TABLE.filter((row) => row.status.kind === "implemented" && isEncodable(row)).map(({ mnemonic }) => mnemonic),
);
const entries = MANUAL.flatMap((family) => family.entries).filter(
  (entry) => entry.undefined !== undefined && entry.mnemonics.some((mnemonic) => measurable.has(mnemonic)),
);

test.each(entries)("$page is there, with its policy", ({ mnemonics, undefined: bits }) => {
  for (const mnemonic of mnemonics)
    expect(HEADINGS.some((line) => line.slice(3).split(", ").includes(mnemonic))).toBe(true);
  expect(PAGE).toContain(`Policy: ${bits!.policy}`);
});

test("what was measured is as the policy says", () => {
  expect(PAGE).toMatch(/^- result: ([\d,]+) of \1 undefined bits as the policy says/m);
  expect(PAGE).not.toContain("| no: ");
});
