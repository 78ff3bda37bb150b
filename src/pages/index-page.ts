/** The index of the instruction reference: by family, by feature, and what holds for all instructions. */
import { type Entry, type Family, MANUAL } from "../../oracle/index.ts";
import type { ComparedRows } from "./compared.ts";
import { rowsOf } from "./instruction-page.ts";
import { knownLines, knownOfAll } from "./known-of.ts";
import { GENERATED, page, section, table } from "./markdown.ts";
import { NOT_EXECUTED } from "./not-executed-page.ts";

const ENTRIES = MANUAL.flatMap(({ entries }) => entries);

/** The whole text. */
export const indexPage = (compared: ComparedRows): string =>
  page([
    GENERATED,
    "",
    "# Instructions",
    "",
    `What the reference VM executes: ${rowCount()} encodings on ${ENTRIES.length} pages, one for each mnemonic or family of`,
    "mnemonics. They are written from the instruction table that the VM itself decodes and executes by; only the sentences are",
    `written by hand, in \`oracle/manual\`. What is planned or refused is in [one list](${NOT_EXECUTED}).`,
    ...section("How to read a page", HOW_TO_READ),
    ...section("By family", MANUAL.flatMap(familyLines)),
    ...section("By feature", featureLines()),
    ...section("Compared", comparedLines(compared)),
    ...section("Known divergences of no single mnemonic", knownLines(knownOfAll())),
  ]);

const HOW_TO_READ = [
  "- _Encoding_ is the manual's notation. Where an instruction has several forms, operand size 16 comes with prefix 66, 32 without,",
  "  64 with REX.W; pushes, pops and near branches have 64 without.",
  "- _LOCK_ `memory`: the prefix is legal when the destination is in memory, and #UD otherwise.",
  "- An immediate that is narrower than the other operands is sign-extended; distances of branches are.",
  "- _Compared_: how often a program that executed the encoding came to the same end on that engine, or differed there by known",
  "  divergences alone; counted once a case (a program is run from sixteen starts) for each kind of operands.",
  "- _Flags_: _read_ and _written_ in at least one execution. _May be left undefined_ is what the architecture leaves open in some",
  "  execution; the sentences below say in which. These bits are not compared in such an execution.",
  "- _The oracle's choice_ is what this VM puts into undefined bits: what current Intel cores do, where that can be said plainly.",
  "- _Faults_ are those of the instruction itself. Before them, fetching any instruction can raise #PF (its bytes are in no executable",
  "  page), #GP (they are not canonical, or more than 15) and #UD (there is no such instruction). Faults leave RIP at the instruction.",
  "- For all instructions: 67 makes addresses 32 bits wide; FS and GS overrides add their base to a memory operand, except to ES:rDI;",
  "  the other segment prefixes are without effect; a write to a 32-bit register clears its upper half.",
];

const rowCount = (): number => ENTRIES.reduce((sum, entry) => sum + rowsOf(entry).length, 0);

const linkTo = ({ page: name }: Entry): string => `[${name}](${name}.md)`;

const familyLines = ({ name, entries }: Family, n: number): string[] => [
  ...(n === 0 ? [] : [""]),
  `### ${name}`,
  "",
  ...table(
    ["Page", "What it does", "Mnemonics", "Encodings"],
    entries.map((entry) => [linkTo(entry), entry.title, entry.mnemonics.join(" "), String(rowsOf(entry).length)]),
  ),
];

/** The feature of nearly all pages. */
const BASE = "base";

function featureLines(): string[] {
  const features = [...new Set(ENTRIES.flatMap((entry) => rowsOf(entry).map(({ feature }) => feature)))];
  return table(
    ["Feature", "Pages"],
    features.map((feature) => [feature, feature === BASE ? "all others" : pagesWith(feature).map(linkTo).join(" ")]),
  );
}

const pagesWith = (feature: string): Entry[] =>
  ENTRIES.filter((entry) => rowsOf(entry).some((row) => row.feature === feature));

/** By run: what made the counts, so that they can be made again. */
const comparedLines = ({ runs }: ComparedRows): string[] =>
  runs.map(
    ({ command, cases, engines }) =>
      `- \`${command}\`: ${cases.toLocaleString("en")} programs of ten instructions; ${engines.join(", ")}.`,
  );
