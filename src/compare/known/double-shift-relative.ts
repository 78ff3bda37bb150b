/** A RIP-relative operand counts from the end of the instruction, the immediate included. */
import { RIP_BASE } from "../../../oracle/index.ts";
import type { MachineCase } from "../../cases/case.ts";
import { ACCESS, ENDING, MEMORY, REGISTERS, STATUS } from "./fields.ts";
import type { KnownDivergence } from "./known.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

/** The displacement's four bytes and the immediate are the last of the instruction. */
const FROM_END = 5;

export const doubleShiftRelative: KnownDivergence = {
  id: "unicorn-double-shift-relative",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "SHLD, SHRD and RORX with imm8 take a RIP-relative address one byte too low",
  authority: ["SDM Vol. 2A, 2.2.1.6 RIP-Relative Addressing", "https://github.com/unicorn-engine/unicorn/issues/2335"],
  instructions: ["SHLD", "SHRD", "RORX"],
  fields: [...REGISTERS, ...STATUS, ...ENDING, ...ACCESS, MEMORY],
  applies: ({ instruction }) =>
    instruction?.operands[2]?.kind === "immediate" &&
    instruction.operands.some((operand) => operand.kind === "memory" && operand.base === RIP_BASE),
  instead: ({ machineCase, instruction }) => oneByteLower(machineCase, instruction!.length),
};

function oneByteLower(machineCase: MachineCase, length: number): MachineCase {
  const code = Uint8Array.from(machineCase.code);
  const view = new DataView(code.buffer);
  view.setInt32(length - FROM_END, view.getInt32(length - FROM_END, true) - 1, true);
  return { ...machineCase, code };
}
