/** Words about shifts and rotates. */
import { type Entry, entry, type Family } from "./entry.ts";

const COUNT = "The count is taken modulo 32, modulo 64 for 64-bit operands; a count of 0 changes no flag.";
const POLICY_OF = "OF is what a count of 1 would have given";

const shiftedOut: Entry["undefined"] = {
  when: "AF for every count but 0; OF for counts above 1; CF when the count reaches the operand size.",
  policy: `AF is cleared; ${POLICY_OF}; CF is the last bit shifted out, 0 beyond the operand's end.`,
};
const turned: Entry["undefined"] = {
  when: "OF for counts above 1.",
  policy: `${POLICY_OF}; of a register by an immediate it stays as it was.`,
};
const turnedThroughCarry: Entry["undefined"] = {
  when: "OF for counts above 1.",
  policy: `${POLICY_OF}; after whole turns of CF and the destination it stays as it was.`,
};
const double: Entry["undefined"] = {
  when: "AF for every count but 0; OF for counts above 1. With 16-bit operands and counts above 16 the destination and all six flags.",
  policy: `AF is cleared; ${POLICY_OF}; beyond 16 bits the destination's own bits come in once more behind the source's.`,
};

export const shift: Family = {
  name: "Shifts and rotates",
  file: "shift.ts",
  entries: [
    entry("SHL", "shift left", {
      operation: `The destination moves left, zeros come in at the bottom. CF: the last bit shifted out. OF: the sign changed in the first step. ${COUNT}`,
      undefined: shiftedOut,
      remarks: [
        "SAL is the same instruction. Its second encoding (/6) is absent from the manual's table and executed by every processor.",
      ],
    }),
    entry("SHR", "shift right", {
      operation: `The destination moves right, zeros come in at the top. CF: the last bit shifted out. OF: the sign that it had. ${COUNT}`,
      undefined: shiftedOut,
    }),
    entry("SAR", "shift arithmetic right", {
      operation: `The destination moves right, copies of its sign come in at the top. CF: the last bit shifted out; the sign can be shifted out for ever. OF: 0. ${COUNT}`,
      undefined: { when: "AF for every count but 0; OF for counts above 1.", policy: "AF and OF are cleared." },
    }),
    entry("ROL", "rotate left", {
      operation: `The destination moves left, what leaves at the top comes in at the bottom. CF: the bit that came in last. OF: the sign changed in the first step. ${COUNT}`,
      undefined: turned,
    }),
    entry("ROR", "rotate right", {
      operation: `The destination moves right, what leaves at the bottom comes in at the top. CF: the bit that came in last. OF: the sign changed in the first step. ${COUNT}`,
      undefined: turned,
    }),
    entry("RCL", "rotate left through carry", {
      operation: `CF and the destination move left as one ring that is a bit longer than the operand. OF: the sign changed in the first step. ${COUNT}`,
      undefined: turnedThroughCarry,
    }),
    entry("RCR", "rotate right through carry", {
      operation: `CF and the destination move right as one ring that is a bit longer than the operand. OF: the sign changed in the first step. ${COUNT}`,
      undefined: turnedThroughCarry,
    }),
    entry("SHLD", "double-precision shift left", {
      operation: `The destination moves left, the upper bits of the source come in at the bottom. CF: the last bit shifted out. OF: the sign changed in the first step. ${COUNT}`,
      undefined: double,
    }),
    entry("SHRD", "double-precision shift right", {
      operation: `The destination moves right, the lower bits of the source come in at the top. CF: the last bit shifted out. OF: the sign changed in the first step. ${COUNT}`,
      undefined: double,
    }),
  ],
};
