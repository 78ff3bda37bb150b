/** A repeated CMPS or SCAS that faults leaves the flags as they were before it. */
import type { MachineCase } from "../../cases/case.ts";
import { isFlagOf } from "./as-if.ts";
import { STATUS } from "./fields.ts";
import type { KnownDivergence, Witnessed } from "./known.ts";
import { RCX } from "./observe.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const repeatFlagsAtFault: KnownDivergence = {
  id: "unicorn-repeat-flags-at-fault",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "repeated CMPS and SCAS that fault have already written the flags of the last finished iteration",
  authority: ["silicon"],
  instructions: ["CMPS", "SCAS"],
  fields: STATUS,
  applies: ({ instruction, expected, actual }) =>
    instruction!.prefixes.repeat !== "none" && expected.stop.reason === "fault" && actual.stop.reason === "fault",
  excuses: (difference, witnessed) => isFlagOf(witnessed.oracle.run(finishedPart(witnessed)), difference),
};

/** The case with a count that ends where the fault came. */
function finishedPart({ machineCase, instruction, expected }: Witnessed): MachineCase {
  const { registers } = machineCase;
  const finished = BigInt.asUintN(instruction!.addressWidth, registers[RCX]! - expected.registers[RCX]!);
  return { ...machineCase, registers: registers.with(RCX, finished) };
}
