/** BSWAP of 16 bits leaves these 16 bits undefined, and the rest of the register alone. */
import { type Decoded, REGISTER_NAMES } from "../../../oracle/index.ts";
import { REGISTERS } from "./fields.ts";
import type { KnownDivergence } from "./known.ts";
import { BEFORE_2_1 } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const bswapWord: KnownDivergence = {
  id: "unicorn-bswap-word",
  engines: ["unicorn"],
  versions: BEFORE_2_1,
  wrong: "unicorn",
  witness: SILICON,
  reason: "BSWAP r16 swaps 32 bits and writes them all",
  authority: [
    "SDM Vol. 2A, BSWAP: 16 bits are undefined, no more",
    "https://github.com/unicorn-engine/unicorn/pull/1966",
  ],
  instructions: ["BSWAP"],
  fields: REGISTERS,
  applies: ({ instruction }) => instruction?.operandSize === 16,
  excuses: ({ field, actual }, { instruction, machineCase }) => {
    const index = target(instruction!);
    return field === REGISTER_NAMES[index] && BigInt(actual) === swapped(machineCase.registers[index]!);
  },
};

const target = ({ operands: [operand] }: Decoded): number => (operand?.kind === "register" ? operand.index : -1);

/** The four low bytes in reverse. */
function swapped(value: bigint): bigint {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(Number(value & 0xffff_ffffn));
  return BigInt(bytes.readUInt32BE());
}
