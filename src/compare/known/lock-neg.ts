/** LOCK NEG sets the flags of 0 - operand. */
import { fieldsIn, type KnownDivergence, STATUS_FIELDS } from "./known.ts";

export const lockNeg: KnownDivergence = {
  id: "unicorn-lock-neg",
  engine: "unicorn",
  versions: "2.0.x",
  wrong: "unicorn",
  reason: "LOCK NEG computes its flags from the wrong operand",
  authority: "SDM 2B NEG",
  applies: ({ instruction }) => instruction?.row.mnemonic === "NEG" && instruction.prefixes.lock,
  excuses: fieldsIn(...STATUS_FIELDS),
};
