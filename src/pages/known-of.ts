/** The known divergences that a page names, and the oracle's departures from silicon. */

import { examplePath } from "../compare/known/example.ts";
import { KNOWN, KNOWN_IN_CONTEXT } from "../compare/known/index.ts";
import { ANY, type KnownEntry } from "../compare/known/known.ts";
import { DEPARTURES } from "../compare/silicon/index.ts";

/** Those about one of these mnemonics. */
export const knownOf = (mnemonics: readonly string[]): KnownEntry[] =>
  KNOWN.filter(({ instructions }) => instructions !== ANY && instructions.some((one) => mnemonics.includes(one)));

/** What the processor shows for these mnemonics, and the oracle on purpose does not. */
export const departureLines = (mnemonics: readonly string[]): string[] =>
  DEPARTURES.filter(
    ({ instructions }) => instructions !== ANY && instructions.some((one) => mnemonics.includes(one)),
  ).map(({ id, reason }) => `- ${id} (native): ${reason}.`);

/** Those about no mnemonic: any instruction, or whole programs. */
export const knownOfAll = (): KnownEntry[] => [
  ...KNOWN.filter(({ instructions }) => instructions === ANY),
  ...KNOWN_IN_CONTEXT,
];

/** A list item for each, with its example; pages lie two folders below the project's. */
export const knownLines = (entries: readonly KnownEntry[]): string[] =>
  entries.map(
    ({ id, engines, versions, reason }) =>
      `- [${id}](../../${examplePath(id)}) (${engines.join(", ")} ${versions}): ${reason}.`,
  );
