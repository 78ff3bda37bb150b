/** Of F2 and F3 the last one counts. */
import type { MachineCase } from "../../cases/case.ts";
import { ACCESS, ENDING, REGISTERS, STATUS } from "./fields.ts";
import type { KnownDivergence } from "./known.ts";
import { readPrefixes } from "./prefix-bytes.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

const REPNE = 0xf2;
const REP = 0xf3;

export const repeatBoth: KnownDivergence = {
  id: "unicorn-repeat-both",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason:
    "with F2 and F3 the order does not count: CMPS and SCAS take F2, BSF and BSR take F3 and become TZCNT and LZCNT",
  authority: ["silicon"],
  instructions: ["CMPS", "SCAS", "BSF", "BSR"],
  fields: [...REGISTERS, ...STATUS, ...ENDING, ...ACCESS],
  applies: ({ machineCase }) => {
    const { prefixes } = readPrefixes(machineCase.code);
    return prefixes.includes(REPNE) && prefixes.includes(REP);
  },
  instead: ({ machineCase, instruction }) => withOne(machineCase, instruction!.row.rep ? REPNE : REP),
};

function withOne(machineCase: MachineCase, one: number): MachineCase {
  const { prefixes, rest } = readPrefixes(machineCase.code);
  const code = [...prefixes.map((byte) => (byte === REPNE || byte === REP ? one : byte)), ...rest];
  return { ...machineCase, code: Uint8Array.from(code) };
}
