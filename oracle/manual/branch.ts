/** Words about branches. */
import { entry, type Family } from "./entry.ts";
import { withConditions } from "./move.ts";

const outside = { "#GP": "The target is not canonical." } as const;
const IGNORED = "Prefix 66 is ignored, as Intel's processors do: distances have 32 bits, targets 64.";

export const branch: Family = {
  name: "Branches",
  file: "branch.ts",
  entries: [
    {
      page: "Jcc",
      mnemonics: withConditions("J"),
      title: "jump on a condition",
      operation: "Execution goes on at the target when the condition holds.",
      faults: { "#GP": "The branch is taken, and its target is not canonical." },
      remarks: [IGNORED],
    },
    entry("JRCXZ", "jump if rCX is zero", {
      operation: "Execution goes on at the target when RCX, ECX with prefix 67, is 0.",
      faults: { "#GP": "The branch is taken, and its target is not canonical." },
      remarks: ["With prefix 67 the manual calls it JECXZ."],
    }),
    {
      page: "LOOPcc",
      mnemonics: ["LOOP", "LOOPE", "LOOPNE"],
      title: "count down and loop",
      operation:
        "RCX, ECX with prefix 67, counts down; execution goes on at the target while it is not 0 and, for LOOPE, ZF is set, for LOOPNE, ZF is clear.",
      faults: { "#GP": "The branch is taken, and its target is not canonical. rCX has not counted then." },
    },
    entry("JMP", "jump", { operation: "Execution goes on at the target.", faults: outside, remarks: [IGNORED] }),
    entry("CALL", "call a procedure", {
      operation: "The address of the next instruction is pushed; execution goes on at the target.",
      faults: outside,
      stack: true,
      remarks: [
        IGNORED,
        "The stack is checked before the target. A call that faults has pushed nothing; processors leave the address below RSP.",
      ],
    }),
    entry("RET", "return from a procedure", {
      operation:
        "The return address is popped, and RSP moves up by the immediate, which is unsigned, in addition; execution goes on at the address.",
      faults: { "#GP": "The return address is not canonical. RSP has not moved then." },
      stack: true,
      remarks: [IGNORED],
    }),
  ],
};
