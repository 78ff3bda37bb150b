/** BSWAP of 16 bits leaves these 16 bits undefined, and the rest of the register alone. */
import { isOperand, type KnownDivergence } from "./known.ts";

export const bswapWord: KnownDivergence = {
  id: "unicorn-bswap-word",
  engine: "unicorn",
  versions: "2.0.x",
  wrong: "unicorn",
  reason: "BSWAP r16 swaps 32 bits and writes them all",
  authority: "SDM 2A BSWAP leaves 16 bits undefined, no more",
  applies: ({ instruction }) => instruction?.row.mnemonic === "BSWAP" && instruction.operandSize === 16,
  excuses: ({ field }, { instruction }) => isOperand(field, instruction, 0),
};
