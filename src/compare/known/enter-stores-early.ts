/** ENTER that faults has stored nothing. */
import type { KnownDivergence } from "./known.ts";

export const enterStoresEarly: KnownDivergence = {
  id: "unicorn-enter-stores-early",
  engine: "unicorn",
  versions: "2.0.x",
  wrong: "unicorn",
  reason: "ENTER that faults has already stored part of the frame",
  authority: "SDM 3A 6.5: a fault leaves the state as it was",
  applies: ({ instruction, expected }) => instruction?.row.mnemonic === "ENTER" && expected.stop.reason === "fault",
  excuses: ({ field }) => field.startsWith("memory:"),
};
