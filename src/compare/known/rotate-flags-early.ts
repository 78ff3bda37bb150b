/** RCL and RCR whose store faults leave the flags alone. */
import { fieldsIn, type KnownDivergence } from "./known.ts";

export const rotateFlagsEarly: KnownDivergence = {
  id: "unicorn-rotate-flags-early",
  engine: "unicorn",
  versions: "2.0.x",
  wrong: "unicorn",
  reason: "RCL and RCR write CF and OF before the store that faults",
  authority: "SDM 3A 6.5: a fault leaves the state as it was",
  applies: ({ instruction, expected }) =>
    /^RC[LR]$/.test(instruction?.row.mnemonic ?? "") && expected.stop.reason === "fault",
  excuses: fieldsIn("CF", "OF"),
};
