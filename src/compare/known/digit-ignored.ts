/** 8F is POP, C6 and C7 are MOV of an immediate with the digit 0 only; 8F /4 and, but for XABORT and XBEGIN, C6 /7 and C7 /7 are undefined. */
import type { MachineCase } from "../../cases/case.ts";
import { ACCESS, ENDING, MEMORY, REGISTERS } from "./fields.ts";
import { ANY, type KnownDivergence } from "./known.ts";
import { readPrefixes } from "./prefix-bytes.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

const OPCODES: readonly (number | undefined)[] = [0x8f, 0xc6, 0xc7];
const DIGIT = 0x38;

export const digitIgnored: KnownDivergence = {
  id: "unicorn-digit-ignored",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "8F is executed as POP, C6 and C7 as MOV, where the digit in ModRM makes them undefined, too",
  authority: ["SDM Vol. 2D, table A-6, groups 1A and 11", "silicon"],
  instructions: ANY,
  fields: [...REGISTERS, ...ENDING, ...ACCESS, MEMORY],
  applies: ({ machineCase, instruction }) =>
    instruction === undefined && OPCODES.includes(readPrefixes(machineCase.code).rest[0]),
  instead: ({ machineCase }) => withDigitZero(machineCase),
};

function withDigitZero(machineCase: MachineCase): MachineCase {
  const { prefixes, rest } = readPrefixes(machineCase.code);
  return { ...machineCase, code: Uint8Array.from([...prefixes, ...rest.with(1, rest[1]! & ~DIGIT)]) };
}
