/** ENTER with operand size 16 writes BP alone. */
import { fieldsIn, type KnownDivergence } from "./known.ts";

export const enterWord: KnownDivergence = {
  id: "unicorn-enter-word",
  engine: "unicorn",
  versions: "2.0.x",
  wrong: "unicorn",
  reason: "ENTER with operand size 16 writes all of RBP",
  authority: "SDM 2A ENTER; confirmed on silicon",
  applies: ({ instruction }) => instruction?.row.mnemonic === "ENTER" && instruction.operandSize === 16,
  excuses: fieldsIn("rbp"),
};
