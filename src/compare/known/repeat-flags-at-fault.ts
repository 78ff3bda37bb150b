/** A repeated CMPS or SCAS that faults leaves the flags as they were before it. */
import { fieldsIn, type KnownDivergence, STATUS_FIELDS } from "./known.ts";

export const repeatFlagsAtFault: KnownDivergence = {
  id: "unicorn-repeat-flags-at-fault",
  engine: "unicorn",
  versions: "2.0.x",
  wrong: "unicorn",
  reason: "repeated CMPS and SCAS that fault have already written the flags of the finished iterations",
  authority: "confirmed on silicon",
  applies: ({ instruction, expected }) =>
    /^(CMPS|SCAS)$/.test(instruction?.row.mnemonic ?? "") && expected.stop.reason === "fault",
  excuses: fieldsIn(...STATUS_FIELDS),
};
