/** RCL and RCR whose store faults leave the flags alone. */
import { completed, isFlagOf } from "./as-if.ts";
import type { KnownDivergence } from "./known.ts";
import { failedToWrite } from "./observe.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const rotateFlagsEarly: KnownDivergence = {
  id: "unicorn-rotate-flags-early",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "RCL and RCR write CF and OF before the store that faults",
  authority: ["SDM Vol. 3A, 6.5 Exception Classifications: a fault leaves the state as it was"],
  instructions: ["RCL", "RCR"],
  fields: ["CF", "OF"],
  applies: ({ expected, actual }) => failedToWrite(expected) && failedToWrite(actual),
  excuses: (difference, witnessed) => isFlagOf(completed(witnessed), difference),
};
