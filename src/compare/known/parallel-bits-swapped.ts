/** PDEP and PEXT take the mask from their last operand. */
import { REGISTER_NAMES } from "../../../oracle/index.ts";
import type { MachineCase } from "../../cases/case.ts";
import { REGISTERS } from "./fields.ts";
import type { KnownDivergence, Witnessed } from "./known.ts";
import { operandValue } from "./operand-value.ts";
import { BEFORE_2_1 } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const parallelBitsSwapped: KnownDivergence = {
  id: "unicorn-parallel-bits-swapped",
  engines: ["unicorn"],
  versions: BEFORE_2_1,
  wrong: "unicorn",
  witness: SILICON,
  reason: "PDEP and PEXT take the first source for the mask and the second for the value",
  authority: ["SDM Vol. 2B, PDEP, PEXT", "silicon"],
  instructions: ["PDEP", "PEXT"],
  fields: REGISTERS,
  applies: ({ expected }) => expected.stop.reason !== "fault",
  excuses: ({ field, actual }, witnessed) => {
    const target = witnessed.instruction!.operands[0];
    const swapped = withSourcesSwapped(witnessed);
    if (!swapped || target?.kind !== "register" || field !== REGISTER_NAMES[target.index]) return false;
    return BigInt(actual) === witnessed.oracle.run(swapped).registers[RAX];
  },
};

const RAX = 0;
const RCX = 1;
const RDX = 2;
const LENGTH = 5;

/** The same instruction as `pdep rax, rcx, rdx`, its sources in each other's place. */
function withSourcesSwapped(witnessed: Witnessed): MachineCase | undefined {
  const { machineCase, instruction } = witnessed;
  const [first, second] = [operandValue(witnessed, 1), operandValue(witnessed, 2)];
  if (first === undefined || second === undefined) return undefined;
  const { row, width } = instruction!;
  const prefix = (width === 64 ? 0x80 : 0) | ((15 - RCX) << 3) | (row.prefix === "f2" ? 3 : 2);
  return {
    ...machineCase,
    code: Uint8Array.of(0xc4, 0xe2, prefix, 0xf5, 0xc0 | RDX),
    until: machineCase.at + BigInt(LENGTH),
    registers: machineCase.registers.with(RCX, second).with(RDX, first),
  };
}
