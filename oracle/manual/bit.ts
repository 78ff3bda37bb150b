/** Words about bits and bytes. */
import { type Entry, entry, type Family } from "./entry.ts";

const SELECTED =
  "CF receives the selected bit. The offset is taken modulo the operand size; with an offset in a register and a destination in memory it is signed and selects from a string of bits that goes on in both directions.";
const tested: Entry["undefined"] = { when: "OF, SF, AF and PF, always.", policy: "They stay as they were." };
const scanned: Entry["undefined"] = {
  when: "OF, SF, AF, PF and CF, always; all 64 bits of the destination when the source is 0.",
  policy: "OF, SF, AF and CF are cleared, PF is that of the position; the destination stays as it was.",
};

export const bit: Family = {
  name: "Bits and bytes",
  file: "bit.ts",
  entries: [
    entry("BT", "bit test", { operation: `${SELECTED} Nothing else changes but flags.`, undefined: tested }),
    entry("BTS", "bit test and set", { operation: `${SELECTED} Then the bit is set.`, undefined: tested }),
    entry("BTR", "bit test and reset", { operation: `${SELECTED} Then the bit is cleared.`, undefined: tested }),
    entry("BTC", "bit test and complement", { operation: `${SELECTED} Then the bit is inverted.`, undefined: tested }),
    entry("BSF", "bit scan forward", {
      operation: "The destination becomes the position of the lowest 1 of the source. ZF: the source is 0.",
      undefined: scanned,
    }),
    entry("BSR", "bit scan reverse", {
      operation: "The destination becomes the position of the highest 1 of the source. ZF: the source is 0.",
      undefined: scanned,
    }),
    entry("BSWAP", "byte swap", {
      operation: "The bytes of the register are reversed.",
      undefined: {
        when: "The 16 bits of the register with operand size 16.",
        policy: "They become 0, as on every Intel core.",
      },
    }),
  ],
};
