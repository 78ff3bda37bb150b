/** ENTER that faults has stored nothing. */
import { type KnownDivergence, liesBelowStack } from "./known.ts";

/** The deepest frame, in bytes: RBP, 31 frame pointers of 8 bytes. */
const DEEPEST = 32n * 8n;

export const enterStoresEarly: KnownDivergence = {
  id: "unicorn-enter-stores-early",
  engine: "unicorn",
  versions: "2.0.x",
  wrong: "unicorn",
  reason: "ENTER that faults has already stored part of the frame",
  authority: "SDM 3A 6.5: a fault leaves the state as it was",
  applies: ({ instruction, expected }) => instruction?.row.mnemonic === "ENTER" && expected.stop.reason === "fault",
  excuses: (difference, witnessed) => liesBelowStack(difference, witnessed, DEEPEST),
};
