/** 0F 0D and 0F 18 with a register operand are hint NOPs. */
import { ENDING } from "./fields.ts";
import type { KnownDivergence } from "./known.ts";
import { stoppedWith } from "./observe.ts";
import { undefinedOpcode } from "./raises-ud.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const prefetchRegister: KnownDivergence = {
  id: "unicorn-prefetch-register",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "0F 0D and 0F 18 with a register operand raise #UD",
  authority: ["SDM Vol. 2D, table A-3", "silicon"],
  instructions: ["NOP"],
  fields: ENDING,
  applies: ({ instruction, actual }) =>
    /^0F (0D|18)/.test(instruction!.row.encoding) &&
    instruction!.operands[0]?.kind === "register" &&
    stoppedWith(actual, "#UD"),
  instead: undefinedOpcode,
};
