/** The flags at a fault are those before the faulting instruction. */
import { STATUS } from "./fields.ts";
import type { KnownCarried } from "./known.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const flagsAtFault: KnownCarried = {
  id: "unicorn-flags-at-fault",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "status flags are stale when an instruction faults in the middle of a translated block",
  authority: [
    "SDM Vol. 3A, 6.5 Exception Classifications: a fault leaves the state as it was",
    "https://github.com/unicorn-engine/unicorn/pull/2373",
  ],
  fields: STATUS,
  carried: STATUS,
  shown: [],
  cutBefore: (_, at, stoppedAt) => at === stoppedAt,
};
