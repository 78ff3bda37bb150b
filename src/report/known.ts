/** Known divergences as text. */
import pc from "picocolors";
import type { OpcodeMaps } from "../../oracle/index.ts";
import type { MachineCase } from "../cases/case.ts";
import type { Checked } from "../compare/known/check.ts";
import { examplePath } from "../compare/known/example.ts";
import { fieldsText } from "../compare/known/fields.ts";
import { ANY, type KnownDivergence, type KnownEntry, type KnownInContext } from "../compare/known/known.ts";
import { listing } from "./finding.ts";

type Known = KnownDivergence | KnownInContext;

/** Two lines an entry: what it is called and where it may show, then why. */
export function knownTable(entries: readonly KnownEntry[]): string {
  const width = Math.max(...entries.map(({ id }) => id.length));
  const ranges = Math.max(...entries.map((entry) => whereText(entry).length));
  return entries
    .map((entry) => {
      const head = `${pc.bold(entry.id.padEnd(width))}  ${whereText(entry).padEnd(ranges)}  ${fieldsText(entry.fields)}`;
      return `${head}\n    ${pc.dim(`${entry.reason} [${entry.witness}]`)}`;
    })
    .join("\n");
}

const whereText = ({ engines, versions }: KnownEntry): string => `${engines.join(", ")} ${versions}`;

/** Everything that an entry says, with its example. */
export function knownText(maps: OpcodeMaps, entry: Known, example: MachineCase): string {
  const lines: [string, string][] = [
    ["engines", whereText(entry)],
    ["wrong", entry.wrong],
    ["about", aboutText(entry)],
    ["fields", fieldsText(entry.fields)],
    ["limit", limitText(entry)],
    ["witness", entry.witness],
    ...entry.authority.map((one, n): [string, string] => [n === 0 ? "authority" : "", one]),
    ["example", examplePath(entry.id)],
  ];
  return [
    `${pc.bold(entry.id)}: ${entry.reason}`,
    ...lines.map(([name, text]) => `  ${name.padEnd(9)}  ${text}`),
    ...listing(maps, example).map((line) => `    ${line}`),
    `  ${"replay".padEnd(9)}  ./echolot replay ${examplePath(entry.id)} --engines ${entry.engines.join(",")}`,
  ].join("\n");
}

/** A single instruction by its mnemonics, or a program. */
export const aboutText = (entry: Known): string => {
  if (!("instructions" in entry)) return "programs: no single instruction shows it";
  return entry.instructions === ANY ? "any instruction" : entry.instructions.join(" ");
};

/** How what is excused is limited beyond the list of fields. */
function limitText(entry: Known): string {
  if ("instead" in entry || "insteadProgram" in entry)
    return "the whole outcome must be the oracle's of what the engine runs instead";
  if ("carried" in entry)
    return `the whole must follow from other flags (${entry.carried.join(" ")}) at a cut, and every part must agree`;
  return "excuses" in entry ? "the wrong value is computed, and no other is excused" : "any value in these fields";
}

/** The machine's view of an entry. */
export const knownJson = (entry: Known): object => ({
  id: entry.id,
  engines: entry.engines,
  versions: entry.versions,
  wrong: entry.wrong,
  kind: "instructions" in entry ? "instruction" : "program",
  ...("instructions" in entry && { instructions: entry.instructions }),
  fields: entry.fields,
  reason: entry.reason,
  authority: entry.authority,
  witness: entry.witness,
  limit: limitText(entry),
  example: examplePath(entry.id),
});

const MARKS = {
  reproduces: pc.green("✓"),
  confirmed: pc.green("✓"),
  fails: pc.red("✗"),
  skipped: pc.yellow("–"),
} as const;

/** One line an example and engine, then the counts. */
export function checkedText(checked: readonly Checked[]): string {
  const lines = checked.map(({ id, engine, status, why }) =>
    [MARKS[status], id, `on ${engine}`, status, why].filter(Boolean).join("  "),
  );
  const count = (status: Checked["status"]): number => checked.filter((one) => one.status === status).length;
  const confirmed = count("confirmed") > 0 ? `, ${count("confirmed")} confirmed by the processor` : "";
  const counts = `${count("reproduces")} reproduced, ${count("fails")} failed, ${count("skipped")} skipped${confirmed}`;
  return [...lines, counts].join("\n");
}
