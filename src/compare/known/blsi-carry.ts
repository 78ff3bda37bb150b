/** BLSI sets CF when its source is not 0. */
import type { KnownDivergence } from "./known.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const blsiCarry: KnownDivergence = {
  id: "unicorn-blsi-carry",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "BLSI sets CF when its source is 0, and clears it otherwise",
  authority: ["SDM Vol. 2A, BLSI: CF is set if the source is not zero", "silicon"],
  instructions: ["BLSI"],
  // CF has two values: where it differs it is the opposite one
  fields: ["CF"],
  applies: ({ expected }) => expected.stop.reason !== "fault",
};
