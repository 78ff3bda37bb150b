/** A REX prefix counts only directly before the opcode; the processor ignores it elsewhere, Unicorn obeys it. */
import { withRexObeyed } from "../../engines/unicorn/as-read.ts";
import { ACCESS, ENDING, MEMORY, REGISTERS, STATUS, SYSTEM, VECTORS } from "./fields.ts";
import { ANY, type KnownDivergence } from "./known.ts";
import { BEFORE_2_1 } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const rexMisplaced: KnownDivergence = {
  id: "unicorn-rex-misplaced",
  engines: ["unicorn"],
  versions: BEFORE_2_1,
  wrong: "unicorn",
  witness: SILICON,
  reason: "a REX that does not stand directly before the opcode is obeyed",
  authority: [
    "SDM Vol. 2A, 2.2.1 REX Prefixes; silicon",
    "https://github.com/unicorn-engine/unicorn/issues/1782",
    "https://github.com/unicorn-engine/unicorn/pull/1966",
  ],
  instructions: ANY,
  fields: [...REGISTERS, ...VECTORS, "mxcsr", ...STATUS, ...SYSTEM, ...ENDING, ...ACCESS, "vector", MEMORY],
  applies: ({ machineCase: { code } }) => withRexObeyed(code) !== undefined,
  instead: ({ machineCase }) => ({ ...machineCase, code: withRexObeyed(machineCase.code)! }),
};
