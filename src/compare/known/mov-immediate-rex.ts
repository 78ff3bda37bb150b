/** MOV of an immediate has its digit in ModRM's reg field, to which REX.R adds nothing. */
import { ACCESS, ENDING, MEMORY, REGISTERS } from "./fields.ts";
import type { KnownDivergence } from "./known.ts";
import { stoppedWith } from "./observe.ts";
import { undefinedOpcode } from "./raises-ud.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

const REX_R = 4;

export const movImmediateRex: KnownDivergence = {
  id: "unicorn-mov-immediate-rex",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "C6 /0 and C7 /0 with REX.R raise #UD",
  authority: [
    "SDM Vol. 2A, 2.2.1.2: REX.R extends a reg field that names a register",
    "silicon",
    "https://github.com/unicorn-engine/unicorn/pull/2361",
  ],
  instructions: ["MOV"],
  fields: [...REGISTERS, MEMORY, ...ENDING, ...ACCESS],
  applies: ({ instruction, actual }) =>
    /^C[67] \/0/.test(instruction!.row.encoding) &&
    (instruction!.prefixes.rex & REX_R) !== 0 &&
    stoppedWith(actual, "#UD"),
  instead: undefinedOpcode,
};
