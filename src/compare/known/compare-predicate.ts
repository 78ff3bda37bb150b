/** CMPPS and its like ignore bits 7:3 of their immediate. */
import { ENDING, STATUS, VECTORS } from "./fields.ts";
import type { KnownDivergence } from "./known.ts";
import { undefinedOpcode } from "./raises-ud.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

/** Predicates of SSE. */
const COUNT = 8n;

export const comparePredicate: KnownDivergence = {
  id: "unicorn-compare-predicate",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "CMPPS and its like raise #UD when the immediate is over 7",
  authority: ["SDM Vol. 2A, CMPPS: bits 7:3 of the immediate are reserved, and processors ignore them", "silicon"],
  instructions: ["CMPPS", "CMPSS", "CMPPD", "CMPSD"],
  fields: [...VECTORS, "mxcsr", ...STATUS, ...ENDING, "address", "access"],
  applies: ({ instruction }) => {
    const immediate = instruction?.operands[2];
    return immediate?.kind === "immediate" && immediate.value >= COUNT;
  },
  instead: undefinedOpcode,
};
