/** 0F 0D with a register operand is a hint NOP. */
import { anyField, type KnownDivergence, stoppedWith } from "./known.ts";

export const prefetchRegister: KnownDivergence = {
  id: "unicorn-prefetch-register",
  engine: "unicorn",
  versions: "2.0.x",
  wrong: "unicorn",
  reason: "0F 0D with a register operand raises #UD",
  authority: "SDM 2D table A-3; confirmed on silicon",
  applies: ({ instruction, actual }) =>
    (instruction?.row.encoding.startsWith("0F 0D") ?? false) &&
    instruction?.operands[0]?.kind === "register" &&
    stoppedWith(actual, "#UD"),
  excuses: anyField,
};
