/** A RIP-relative operand counts from the end of the instruction, the immediate included. */
import { RIP_BASE } from "../../../oracle/index.ts";
import { anyField, type KnownDivergence } from "./known.ts";

export const doubleShiftRelative: KnownDivergence = {
  id: "unicorn-double-shift-relative",
  engine: "unicorn",
  versions: "2.0.x",
  wrong: "unicorn",
  reason: "SHLD and SHRD with imm8 take a RIP-relative address one byte too low",
  authority: "SDM 2A 2.2.1.6",
  applies: ({ instruction }) =>
    /^SH[LR]D$/.test(instruction?.row.mnemonic ?? "") &&
    instruction?.operands[2]?.kind === "immediate" &&
    instruction.operands[0]?.kind === "memory" &&
    instruction.operands[0].base === RIP_BASE,
  excuses: anyField,
};
