/** Words about strings. */
import { entry, type Family } from "./entry.ts";

const POINTERS =
  "Pointers go up by the element's size, down when DF is set. With prefix 67 pointers and counter have 32 bits.";
const REPEATED = "Repeated rCX times, whichever of the two repeat prefixes it is; one step of the machine.";
const REPEATED_WHILE =
  "Repeated at most rCX times: REPE (F3) goes on while ZF is set, REPNE (F2) while it is clear; one step of the machine. A repetition of 0 changes no flag.";
const KEEPS_FLAGS = "When an iteration faults, the flags are those before the whole instruction.";
const UPPER =
  "With prefix 67, and nothing done, no register changes; Intel's processors clear upper halves in that case.";

export const string: Family = {
  name: "Strings",
  file: "string.ts",
  entries: [
    entry("MOVS", "move a string element", {
      operation: `The element at rSI goes to ES:rDI. ${POINTERS} ${REPEATED}`,
      remarks: [UPPER],
    }),
    entry("CMPS", "compare string elements", {
      operation: `The flags of subtracting the element at ES:rDI from the one at rSI. ${POINTERS} ${REPEATED_WHILE}`,
      remarks: ["ES:rDI is read first: its fault comes first.", KEEPS_FLAGS, UPPER],
    }),
    entry("STOS", "store a string element", {
      operation: `The accumulator goes to ES:rDI. ${POINTERS} ${REPEATED}`,
      remarks: [UPPER],
    }),
    entry("LODS", "load a string element", {
      operation: `The element at rSI goes to the accumulator. ${POINTERS} ${REPEATED}`,
      remarks: [UPPER],
    }),
    entry("SCAS", "scan for a string element", {
      operation: `The flags of subtracting the element at ES:rDI from the accumulator. ${POINTERS} ${REPEATED_WHILE}`,
      remarks: [KEEPS_FLAGS, UPPER],
    }),
  ],
};
