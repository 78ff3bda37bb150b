/** RET imm16 drops an unsigned number of bytes. */
import { fieldsIn, type KnownDivergence } from "./known.ts";

export const returnImmediate: KnownDivergence = {
  id: "unicorn-return-immediate",
  engine: "unicorn",
  versions: "2.0.x",
  wrong: "unicorn",
  reason: "RET imm16 sign-extends its immediate",
  authority: "SDM 2B RET",
  applies: ({ instruction }) =>
    instruction?.row.mnemonic === "RET" &&
    instruction.operands[0]?.kind === "immediate" &&
    instruction.operands[0].value > 0x7fffn,
  excuses: fieldsIn("rsp"),
};
