/** Of F2 and F3 the last one counts. */
import type { MachineCase } from "../../cases/case.ts";
import { ACCESS, ENDING, MEMORY, REGISTERS, STATUS, VECTORS } from "./fields.ts";
import { ANY, type KnownDivergence } from "./known.ts";
import { readPrefixes } from "./prefix-bytes.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

const ESCAPE = 0x0f;
const REPNE = 0xf2;
const REP = 0xf3;

export const repeatBoth: KnownDivergence = {
  id: "unicorn-repeat-both",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason:
    "with F2 and F3 the order does not count: CMPS, SCAS and CRC32 take F2, BSF, BSR and instructions on vectors take F3 and become others",
  authority: ["silicon"],
  instructions: ANY,
  fields: [...REGISTERS, ...VECTORS, "mxcsr", ...STATUS, ...ENDING, ...ACCESS, MEMORY],
  applies: ({ machineCase, instruction }) => {
    const { prefixes, rest } = readPrefixes(machineCase.code);
    const hasBoth = prefixes.includes(REPNE) && prefixes.includes(REP);
    return hasBoth && (rest[0] === ESCAPE || instruction?.row.rep === true);
  },
  instead: ({ machineCase, instruction }) =>
    withOne(machineCase, instruction?.row.rep || isChecksum(machineCase) ? REPNE : REP),
};

/** 0F 38 F0 and F1: CRC32 with F2, nothing with F3. */
function isChecksum({ code }: MachineCase): boolean {
  const [, map, opcode = 0] = readPrefixes(code).rest;
  return map === 0x38 && (opcode & 0xfe) === 0xf0;
}

function withOne(machineCase: MachineCase, one: number): MachineCase {
  const { prefixes, rest } = readPrefixes(machineCase.code);
  const code = [...prefixes.map((byte) => (byte === REPNE || byte === REP ? one : byte)), ...rest];
  return { ...machineCase, code: Uint8Array.from(code) };
}
