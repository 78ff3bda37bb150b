/** LOCK before an instruction that cannot take it, or that has no memory destination, is an undefined opcode. */
import type { MachineCase } from "../../cases/case.ts";
import { ACCESS, ENDING, MEMORY, REGISTERS, STATUS, SYSTEM, VECTORS } from "./fields.ts";
import { ANY, type KnownDivergence } from "./known.ts";
import { readPrefixes } from "./prefix-bytes.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

const LOCK = 0xf0;
const DS = 0x3e;

export const lockIgnored: KnownDivergence = {
  id: "unicorn-lock-ignored",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "LOCK before an instruction that cannot take it is ignored",
  authority: ["SDM Vol. 2A, LOCK: #UD if the instruction is not listed or the destination is no memory", "silicon"],
  instructions: ANY,
  fields: [...REGISTERS, ...VECTORS, "mxcsr", ...STATUS, ...SYSTEM, ...ENDING, ...ACCESS, "vector", MEMORY],
  applies: ({ machineCase, instruction }) =>
    instruction === undefined && readPrefixes(machineCase.code).prefixes.includes(LOCK),
  instead: ({ machineCase }) => withoutLock(machineCase),
};

/** The same without LOCK and of the same length: another segment override in its place, the one that counts where there is one. */
function withoutLock(machineCase: MachineCase): MachineCase {
  const { prefixes, rest } = readPrefixes(machineCase.code);
  const idle = prefixes.findLast((byte) => byte === 0x64 || byte === 0x65) ?? DS;
  const code = [...prefixes.map((byte) => (byte === LOCK ? idle : byte)), ...rest];
  return { ...machineCase, code: Uint8Array.from(code) };
}
