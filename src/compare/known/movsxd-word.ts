/** MOVSXD r16, r/m16 reads two bytes. */
import { anyField, type KnownDivergence, stoppedWith } from "./known.ts";

export const movsxdWord: KnownDivergence = {
  id: "unicorn-movsxd-word",
  engine: "unicorn",
  versions: "2.0.x",
  wrong: "unicorn",
  reason: "MOVSXD r16, m16 reads four bytes and faults where two could be read",
  authority: "SDM 2B MOVSX/MOVSXD; confirmed on silicon",
  applies: ({ instruction, actual }) =>
    instruction?.row.mnemonic === "MOVSXD" && instruction.operandSize === 16 && stoppedWith(actual, "#PF"),
  excuses: anyField,
};
