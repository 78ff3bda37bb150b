/** Words about logic. */
import { type Entry, entry, type Family } from "./entry.ts";

const undefinedCarry: Entry["undefined"] = { when: "AF, always.", policy: "AF is cleared." };
const FLAGS = "CF and OF are cleared; ZF, SF and PF tell of the result.";

export const logic: Family = {
  name: "Logic",
  file: "logic.ts",
  entries: [
    entry("AND", "logical and", {
      operation: `A bit of the destination stays 1 where the source has a 1 too. ${FLAGS}`,
      undefined: undefinedCarry,
    }),
    entry("OR", "logical or", {
      operation: `A bit of the destination becomes 1 where the source has a 1. ${FLAGS}`,
      undefined: undefinedCarry,
    }),
    entry("XOR", "logical exclusive or", {
      operation: `A bit of the destination is inverted where the source has a 1. ${FLAGS}`,
      undefined: undefinedCarry,
    }),
    entry("TEST", "logical compare", {
      operation: `The flags of AND; neither operand changes. ${FLAGS}`,
      undefined: undefinedCarry,
      remarks: [
        "F6 /1 and F7 /1 are absent from the manual's table; every processor executes them as F6 /0 and F7 /0.",
      ],
    }),
  ],
};
