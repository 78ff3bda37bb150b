/** CMPXCHG r32 writes one of its two registers; the other keeps all 64 bits. */
import { isOperand, type KnownDivergence } from "./known.ts";

const sameLowerHalf = (one: string, other: string): boolean => ((BigInt(one) ^ BigInt(other)) & 0xffff_ffffn) === 0n;

export const cmpxchgUpperHalf: KnownDivergence = {
  id: "unicorn-cmpxchg-upper-half",
  engine: "unicorn",
  versions: "2.0.x",
  wrong: "unicorn",
  reason: "CMPXCHG r32 changes bits 63:32 of the register that it does not write",
  authority: "confirmed on silicon; SDM 1 3.4.1.1 speaks of results only",
  applies: ({ instruction }) => instruction?.row.mnemonic === "CMPXCHG" && instruction.width === 32,
  excuses: ({ field, expected, actual }, { instruction }) =>
    (field === "rax" || isOperand(field, instruction, 0)) && sameLowerHalf(expected, actual),
};
