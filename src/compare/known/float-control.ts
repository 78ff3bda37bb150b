/** Unmasked floating-point exceptions fault, and FTZ makes tiny results zeros. */
import { mxcsrOf } from "../../cases/vectors.ts";
import { ENDING, REGISTERS, STATUS, VECTORS } from "./fields.ts";
import { byFloatRules, hasFtz, isFloat } from "./float-rules.ts";
import { ANY, type KnownDivergence } from "./known.ts";
import { stoppedWith } from "./observe.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const floatControl: KnownDivergence = {
  id: "unicorn-float-control",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "no floating-point exception faults (#XM), whatever MXCSR unmasks, and FTZ has no effect",
  authority: ["SDM Vol. 1, 10.2.3.3 Flush-To-Zero and 11.5 SSE and SSE2 Exceptions", "silicon"],
  instructions: ANY,
  // what is written where the processor faults: vectors, an integer of CVTSS2SI, flags of COMISS
  fields: [...VECTORS, "mxcsr", ...REGISTERS, ...STATUS, ...ENDING],
  applies: ({ machineCase, instruction, expected }) =>
    instruction !== undefined &&
    isFloat(instruction.row) &&
    (stoppedWith(expected, "#XM") || hasFtz(mxcsrOf(machineCase))),
  instead: ({ machineCase }) => machineCase,
  by: byFloatRules,
};
