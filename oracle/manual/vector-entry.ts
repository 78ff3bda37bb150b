/** How pages about vectors are headed: one page for what differs in the width of lanes only, named after the first. */
import type { Entry, Family } from "./entry.ts";

/** `mnemonics` separated by spaces. */
export const page = (mnemonics: string, title: string, operation: string, ...remarks: string[]): Entry => {
  const names = mnemonics.split(" ");
  return { page: names[0]!, mnemonics: names, title, operation, ...(remarks.length > 0 && { remarks }) };
};

/** Definitions of `oracle/isa/<file>.ts`. */
export const family = (name: string, file: string, entries: readonly Entry[]): Family => ({
  name,
  file: `${file}.ts`,
  entries,
});
