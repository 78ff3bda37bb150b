/** LDMXCSR, STMXCSR and fences take no 66, F2 or F3: with one, their digits of 0F AE are other instructions or none. */
import type { MachineCase } from "../../cases/case.ts";
import { ACCESS, ENDING, MEMORY, REGISTERS, STATUS, SYSTEM } from "./fields.ts";
import { ANY, type KnownDivergence } from "./known.ts";
import { readPrefixes } from "./prefix-bytes.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

const DS = 0x3e;
const isMandatory = (byte: number): boolean => byte === 0x66 || byte === 0xf2 || byte === 0xf3;

export const fencePrefix: KnownDivergence = {
  id: "unicorn-fence-prefix",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "LDMXCSR, STMXCSR, LFENCE, MFENCE and SFENCE are executed with 66, F2 and F3, too",
  authority: ["SDM Vol. 2A, LDMXCSR: NP 0F AE /2, LFENCE: NP 0F AE E8; Vol. 2D, table A-6, group 15", "silicon"],
  instructions: ANY,
  fields: [...REGISTERS, "mxcsr", ...STATUS, ...SYSTEM, ...ENDING, ...ACCESS, "vector", MEMORY],
  applies: ({ machineCase, instruction }) => instruction === undefined && takesNone(machineCase.code),
  instead: ({ machineCase }) => plain(machineCase),
};

/** The fences, and with a memory operand /2 and /3. */
function takesNone(code: Uint8Array): boolean {
  const [first, opcode, modrm = 0] = readPrefixes(code).rest;
  return first === 0x0f && opcode === 0xae && (modrm >= 0xe8 || (modrm < 0xc0 && (modrm & 0x30) === 0x10));
}

function plain(machineCase: MachineCase): MachineCase {
  const { prefixes, rest } = readPrefixes(machineCase.code);
  const code = [...prefixes.map((byte) => (isMandatory(byte) ? DS : byte)), ...rest];
  return { ...machineCase, code: Uint8Array.from(code) };
}
