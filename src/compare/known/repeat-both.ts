/** Of F2 and F3 the last one counts. */
import type { MachineCase } from "../../cases/case.ts";
import { ACCESS, ENDING, MEMORY, REGISTERS, STATUS, VECTORS } from "./fields.ts";
import { ANY, type KnownDivergence } from "./known.ts";
import { readPrefixes } from "./prefix-bytes.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

const DATA = 0x66;
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
    "with F2 and F3 the order does not count: CMPS, SCAS and, with 66, CRC32 take F2; BSF, BSR, CRC32 and instructions on vectors take F3 and become others",
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

/** 66 and F2 before 0F 38 F0 and F1. */
function isChecksum({ code }: MachineCase): boolean {
  const { prefixes, rest } = readPrefixes(code);
  return prefixes.includes(DATA) && rest[1] === 0x38 && (rest[2]! & 0xfe) === 0xf0;
}

function withOne(machineCase: MachineCase, one: number): MachineCase {
  const { prefixes, rest } = readPrefixes(machineCase.code);
  const code = [...prefixes.map((byte) => (byte === REPNE || byte === REP ? one : byte)), ...rest];
  return { ...machineCase, code: Uint8Array.from(code) };
}
