/** Words about flags. */
import { entry, type Family } from "./entry.ts";

export const flag: Family = {
  name: "Flags",
  file: "flag.ts",
  entries: [
    entry("CLC", "clear the carry flag", { operation: "CF becomes 0." }),
    entry("STC", "set the carry flag", { operation: "CF becomes 1." }),
    entry("CMC", "complement the carry flag", { operation: "CF is inverted." }),
    entry("CLD", "clear the direction flag", { operation: "DF becomes 0: strings go up." }),
    entry("STD", "set the direction flag", { operation: "DF becomes 1: strings go down." }),
    entry("LAHF", "load flags into AH", { operation: "AH becomes SF:ZF:0:AF:0:PF:1:CF." }),
    entry("SAHF", "store AH into flags", { operation: "SF, ZF, AF, PF and CF become bits 7, 6, 4, 2 and 0 of AH." }),
  ],
};
