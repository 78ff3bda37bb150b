/** Words about addition, subtraction and comparison. */
import { entry, type Family } from "./entry.ts";

export const arithmetic: Family = {
  name: "Addition, subtraction, comparison",
  file: "arithmetic.ts",
  entries: [
    entry("ADD", "add", {
      operation:
        "The source is added to the destination. CF: the unsigned sum did not fit. OF: the signed sum did not fit. AF: the sum of the low four bits did not fit.",
    }),
    entry("ADC", "add with carry", {
      operation:
        "The source and CF are added to the destination: the next word of a long addition. Flags as for ADD, with the carry as a part of the sum.",
    }),
    entry("SUB", "subtract", {
      operation:
        "The source is subtracted from the destination. CF: the unsigned difference is negative. OF: the signed one did not fit. AF: the low four bits had to borrow.",
    }),
    entry("SBB", "subtract with borrow", {
      operation:
        "The source and CF are subtracted from the destination: the next word of a long subtraction. Flags as for SUB, with the borrow as a part of the difference.",
    }),
    entry("CMP", "compare", {
      operation: "The flags of subtracting the second operand from the first; neither operand changes.",
    }),
    entry("INC", "increment by one", {
      operation: "1 is added to the operand. Flags as for ADD, but CF stays as it was.",
    }),
    entry("DEC", "decrement by one", {
      operation: "1 is subtracted from the operand. Flags as for SUB, but CF stays as it was.",
    }),
    entry("NEG", "two's complement negation", {
      operation:
        "The operand is subtracted from 0. Flags as for that subtraction: CF is clear for a zero operand only.",
    }),
    entry("NOT", "one's complement", { operation: "Every bit of the operand is inverted. No flag changes." }),
  ],
};
