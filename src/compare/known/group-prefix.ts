/** BLSR, BLSMSK and BLSI have no 66, F2 or F3 in their VEX. */
import type { MachineCase } from "../../cases/case.ts";
import { ACCESS, ENDING, REGISTERS, STATUS } from "./fields.ts";
import { ANY, type KnownDivergence } from "./known.ts";
import { readPrefixes } from "./prefix-bytes.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

const VEX_3 = 0xc4;
const MAP = 0x1f;
const MAP_0F38 = 2;
const GROUP_17 = 0xf3;
/** VEX.L and VEX.pp. */
const LENGTH = 4;
const PREFIX = 3;

export const groupPrefix: KnownDivergence = {
  id: "unicorn-group-prefix",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "BLSR, BLSMSK and BLSI are executed with VEX.66, VEX.F2 and VEX.F3, too",
  authority: ["SDM Vol. 2A, BLSR: VEX.LZ.0F38 F3 /1; Vol. 2D, table A-6, group 17", "silicon"],
  instructions: ANY,
  fields: [...REGISTERS, ...STATUS, ...ENDING, ...ACCESS],
  applies: ({ instruction, machineCase }) => instruction === undefined && withoutPrefix(machineCase) !== undefined,
  instead: ({ machineCase }) => withoutPrefix(machineCase),
};

/** Undefined where it is no VEX.LZ.0F38 F3 with a prefix. */
function withoutPrefix(machineCase: MachineCase): MachineCase | undefined {
  const { prefixes, rest } = readPrefixes(machineCase.code);
  const [vex, second = 0, third = 0, opcode] = rest;
  if (vex !== VEX_3 || (second & MAP) !== MAP_0F38 || opcode !== GROUP_17) return undefined;
  if ((third & PREFIX) === 0 || (third & LENGTH) !== 0) return undefined;
  return { ...machineCase, code: Uint8Array.from([...prefixes, ...rest.with(2, third & ~PREFIX)]) };
}
