/** Sticky flags of MXCSR, which STMXCSR stores, are those that the instructions before it raised. */
import { ACCESS, ENDING, MEMORY, REGISTERS, STATUS, VECTORS } from "./fields.ts";
import { byFloatRules } from "./float-rules.ts";
import type { KnownProgram } from "./known.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

/** The engine's adapter does not tell these flags; a program that stores them does. The whole must be what these rules make of it. */
export const floatFlagsStored: KnownProgram = {
  id: "unicorn-float-flags-stored",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "no sticky flag of MXCSR is ever set, and STMXCSR stores them so",
  authority: ["SDM Vol. 1, 10.2.3.1 SIMD Floating-Point Mask and Flag Bits", "silicon"],
  // what was stored may be loaded again, and spread
  fields: [...REGISTERS, ...VECTORS, "mxcsr", ...STATUS, ...ENDING, ...ACCESS, MEMORY],
  insteadProgram: (_, program) => program,
  by: byFloatRules,
};
