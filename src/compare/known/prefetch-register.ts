/** 0F 0D and 0F 18 with a register operand are hint NOPs. */
import { anyField, type KnownDivergence, stoppedWith } from "./known.ts";

export const prefetchRegister: KnownDivergence = {
  id: "unicorn-prefetch-register",
  engine: "unicorn",
  versions: "2.0.x",
  wrong: "unicorn",
  reason: "0F 0D and 0F 18 with a register operand raise #UD",
  authority: "SDM 2D table A-3; confirmed on silicon",
  applies: ({ instruction, actual }) =>
    /^0F (0D|18)/.test(instruction?.row.encoding ?? "") &&
    instruction?.operands[0]?.kind === "register" &&
    stoppedWith(actual, "#UD"),
  excuses: anyField,
};
