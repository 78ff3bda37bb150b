/** Where SSE wants 128 bits in memory aligned, they must be. */
import type { Decoded } from "../../../oracle/index.ts";
import { ACCESS, ENDING, MEMORY, REGISTERS, STATUS, VECTORS } from "./fields.ts";
import { ANY, type KnownDivergence } from "./known.ts";
import { stoppedWith } from "./observe.ts";
import { ruledBy } from "./rules.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const vectorAlignment: KnownDivergence = {
  id: "unicorn-vector-alignment",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "operands of 128 bits in memory are not checked for alignment",
  authority: ["SDM Vol. 1, 10.4.1.1: #GP where an operand of SSE is not aligned", "silicon"],
  instructions: ANY,
  fields: [...REGISTERS, ...VECTORS, "mxcsr", ...STATUS, ...ENDING, ...ACCESS, MEMORY],
  applies: ({ expected, instruction }) => stoppedWith(expected, "#GP") && wantsAlignment(instruction),
  instead: ({ machineCase }) => machineCase,
  by: ruledBy((row) => ({ ...row, unaligned: true })),
};

/** CMPXCHG16B is checked. */
const wantsAlignment = (instruction: Decoded | undefined): boolean =>
  instruction?.operands.some((operand) => operand.kind === "memory" && operand.aligned) === true &&
  instruction.row.operands.some((operand) => /^[VW]/.test(operand));
