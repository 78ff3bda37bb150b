/** Near branches have 64 bits whatever 66 says; Unicorn does as AMD's processors do, and takes 16. */
import { asWord } from "./branch-word-case.ts";
import { ACCESS, ENDING, MEMORY, REGISTERS, STATUS, SYSTEM } from "./fields.ts";
import { ANY, type KnownDivergence } from "./known.ts";
import { isRex, readPrefixes } from "./prefix-bytes.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

const OPERAND_SIZE = 0x66;
const REX_W = 8;

export const branchWord: KnownDivergence = {
  id: "unicorn-branch-word",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "66 makes target, distance and return address of a near branch 16 bits wide, as AMD's processors do",
  authority: ["SDM Vol. 1, 6.3.7: near branches in 64-bit mode; Vol. 2D, table A-2, f64", "silicon (Intel)"],
  instructions: ANY,
  fields: [...REGISTERS, ...STATUS, ...SYSTEM, ...ENDING, ...ACCESS, "vector", MEMORY],
  applies: ({ machineCase }) => {
    const { prefixes } = readPrefixes(machineCase.code);
    return prefixes.includes(OPERAND_SIZE) && !isWide(prefixes.at(-1)!);
  },
  instead: asWord,
  insteadSteps: ({ machineCase }) => (hasStack(readPrefixes(machineCase.code).rest) ? 2 : 1),
};

const isWide = (prefix: number): boolean => isRex(prefix) && (prefix & REX_W) !== 0;

/** CALL and RET are told as two instructions. */
const hasStack = ([opcode = 0, modrm = 0]: Uint8Array): boolean =>
  opcode === 0xe8 || opcode === 0xc2 || opcode === 0xc3 || (opcode === 0xff && ((modrm >> 3) & 7) === 2);
