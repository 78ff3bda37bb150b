/** MOVSXD r16, r/m16 reads two bytes. */
import type { MachineCase } from "../../cases/case.ts";
import { ACCESS, ENDING, REGISTERS } from "./fields.ts";
import type { KnownDivergence } from "./known.ts";
import { stoppedWith } from "./observe.ts";
import { readPrefixes } from "./prefix-bytes.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

const OPERAND_SIZE = 0x66;
/** Without effect in 64-bit mode. */
const DS = 0x3e;

/** What two bytes more may run into: another page, the end of the canonical addresses. */
const FAULTS = ["#PF", "#GP", "#SS"] as const;

export const movsxdWord: KnownDivergence = {
  id: "unicorn-movsxd-word",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "MOVSXD r16, m16 reads four bytes and faults where two could be read",
  authority: ["SDM Vol. 2B, MOVSX/MOVSXD", "silicon"],
  instructions: ["MOVSXD"],
  fields: [...REGISTERS, ...ENDING, ...ACCESS],
  applies: ({ instruction, actual }) =>
    instruction?.operandSize === 16 && FAULTS.some((fault) => stoppedWith(actual, fault)),
  instead: ({ machineCase }) => readingFour(machineCase),
};

/** MOVSXD r32, m32 of the same length. */
function readingFour(machineCase: MachineCase): MachineCase {
  const { prefixes, rest } = readPrefixes(machineCase.code);
  const others = prefixes.filter((byte) => byte !== OPERAND_SIZE);
  const padding = new Array<number>(prefixes.length - others.length).fill(DS);
  return { ...machineCase, code: Uint8Array.from([...padding, ...others, ...rest]) };
}
