/** For instructions that an engine does not know. */
import type { MachineCase } from "../../cases/case.ts";
import type { Witnessed } from "./known.ts";

/**
 * A byte that 64-bit mode leaves undefined in the place of the instruction: #UD there, and nothing else has happened. No row defines it,
 * so that a wrong UD2 is a finding and not an excuse that fails.
 */
export const undefinedOpcode = ({ machineCase }: Witnessed): MachineCase => ({
  ...machineCase,
  code: Uint8Array.of(0x06),
});
