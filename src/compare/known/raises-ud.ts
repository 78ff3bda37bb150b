/** For instructions that an engine does not know. */
import type { MachineCase } from "../../cases/case.ts";
import type { Witnessed } from "./known.ts";

/** UD2 in the place of the instruction: #UD there, and nothing else has happened. */
export const undefinedOpcode = ({ machineCase }: Witnessed): MachineCase => ({
  ...machineCase,
  code: Uint8Array.of(0x0f, 0x0b),
});
