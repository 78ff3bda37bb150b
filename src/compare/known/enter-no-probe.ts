/** ENTER checks at last that the word at the new RSP can be written. */
import { permitted } from "./as-if.ts";
import { ACCESS, ENDING, MEMORY } from "./fields.ts";
import type { KnownDivergence } from "./known.ts";
import { failedToWrite } from "./observe.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const enterNoProbe: KnownDivergence = {
  id: "unicorn-enter-no-probe",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "ENTER does not check that the new top of the stack can be written",
  authority: ["SDM Vol. 2A, ENTER, the last step of Operation", "silicon"],
  instructions: ["ENTER"],
  fields: ["rsp", "rbp", ...ENDING, ...ACCESS, MEMORY],
  applies: ({ expected, actual }) => failedToWrite(expected) && actual.stop.reason !== "fault",
  instead: permitted,
};
