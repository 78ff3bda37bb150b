/** CLFLUSH and its kin fault as a read of one byte does. */
import type { MachineCase } from "../../cases/case.ts";
import { ACCESS, ENDING } from "./fields.ts";
import type { KnownDivergence } from "./known.ts";
import { readPrefixes } from "./prefix-bytes.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

const DIGIT = 0x38;

export const clflushNoProbe: KnownDivergence = {
  id: "unicorn-clflush-no-probe",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "CLFLUSH, CLFLUSHOPT and CLWB never look at their operand, so that they never fault",
  authority: ["SDM Vol. 2A, CLFLUSH: faults of a byte load", "silicon"],
  instructions: ["CLFLUSH", "CLFLUSHOPT", "CLWB"],
  fields: [...ENDING, ...ACCESS],
  applies: ({ expected, actual }) => expected.stop.reason === "fault" && actual.stop.reason !== "fault",
  instead: ({ machineCase }) => asNop(machineCase),
};

/** 0F 1F /0 with the same operand. */
function asNop(machineCase: MachineCase): MachineCase {
  const { prefixes, rest } = readPrefixes(machineCase.code);
  const code = [...prefixes, ...rest.with(1, 0x1f).with(2, rest[2]! & ~DIGIT)];
  return { ...machineCase, code: Uint8Array.from(code) };
}
