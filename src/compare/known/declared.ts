/** What is wrong with an entry as it is written, before anything is run. */
import { validRange } from "semver";
import { fieldsText, LISTABLE } from "./fields.ts";
import type { KnownEntry } from "./known.ts";
import { isOnSilicon, MANUAL } from "./witness.ts";

/** Links are to be opened by who reads them: whole addresses of https. */
const LINK = /^https:\/\/\S+$/;

/** One sentence a mistake; none when the entry can be believed. */
export function mistakesIn(entry: KnownEntry, all: readonly KnownEntry[]): string[] {
  const { id, engines, versions, wrong, fields, authority, reason, witness } = entry;
  const unknown = fields.filter((field) => !LISTABLE.has(field));
  const mistakes: [boolean, string][] = [
    [all.filter((other) => other.id === id).length > 1, "its id is not unique"],
    [engines.length === 0, "it names no engine"],
    [engines.includes("oracle") || wrong === "oracle", "a wrong oracle is repaired, not excused"],
    [!engines.includes(wrong), `${wrong || "who is wrong"} is none of its engines`],
    [validRange(versions) === null, `"${versions}" is no range of versions`],
    [fields.length === 0, "it lists no field"],
    [unknown.length > 0, `it lists what is no field: ${fieldsText(unknown)}`],
    [reason.trim() === "", "it gives no reason"],
    [witness !== MANUAL && !isOnSilicon(witness), `its witness is neither ${MANUAL} nor silicon (…): "${witness}"`],
    [!authority.some((one) => one.trim() !== ""), "it names no authority"],
    [authority.some((one) => one.includes("://") && !LINK.test(one)), "its authority has a broken link"],
  ];
  return mistakes.flatMap(([is, text]) => (is ? [text] : []));
}
