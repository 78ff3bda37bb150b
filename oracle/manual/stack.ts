/** Words about the stack. */
import { entry, type Family } from "./entry.ts";

export const stack: Family = {
  name: "Stack",
  file: "stack.ts",
  entries: [
    entry("PUSH", "push onto the stack", {
      operation:
        "The operand is stored below RSP, and RSP moves down to it. PUSH RSP stores the value that RSP had. Immediates are sign-extended.",
      stack: true,
    }),
    entry("POP", "pop from the stack", {
      operation:
        "The value at RSP goes to the operand, and RSP moves up. The address of an operand with base RSP is computed with RSP moved.",
      stack: true,
    }),
    entry("PUSHF", "push the flags", {
      operation:
        "RFLAGS is stored below RSP, and RSP moves down to it. With operand size 64 the manual calls it PUSHFQ.",
      stack: true,
    }),
    entry("POPF", "pop the flags", {
      operation:
        "The value at RSP goes to RFLAGS, and RSP moves up. User mode changes the status flags, TF, DF, NT, AC and ID; with operand size 16 those below bit 16.",
      stack: true,
      remarks: ["A case that sets TF is skipped from there on: single-step traps are no part of the machine."],
    }),
    entry("ENTER", "make a stack frame", {
      operation:
        "rBP is pushed, the outer frame pointers that the nesting level (modulo 32) asks for are copied, rBP becomes the new frame's address, and RSP moves down by the first operand.",
      stack: true,
      remarks: [
        "The word at the new RSP must be writable, although nothing is stored there.",
        "When it faults nothing has been written; processors leave parts of the frame below RSP.",
      ],
    }),
    entry("LEAVE", "leave a stack frame", { operation: "RSP becomes rBP, then rBP is popped.", stack: true }),
  ],
};
