/** LOCK NEG sets the flags of 0 - operand. */
import { withChanges } from "../isolate.ts";
import { isFlagOf } from "./as-if.ts";
import { STATUS } from "./fields.ts";
import type { KnownDivergence } from "./known.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const lockNeg: KnownDivergence = {
  id: "unicorn-lock-neg",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "LOCK NEG sets the flags of negating its result once more",
  authority: ["SDM Vol. 2B, NEG", "silicon"],
  instructions: ["NEG"],
  fields: STATUS,
  applies: ({ instruction, expected }) => instruction?.prefixes.lock === true && expected.stop.reason !== "fault",
  excuses: (difference, { oracle, machineCase, expected }) => {
    const memory = withChanges(machineCase.memory, expected.memory);
    return isFlagOf(oracle.run({ ...machineCase, memory }), difference);
  },
};
