/** The outcome of a case that an engine does not run, by its own decision: never an agreement. */
import type { MachineCase, Outcome } from "./case.ts";

/** The state is the one the case begins with. */
export const skipped = ({ id, at, registers, rflags, fsBase, gsBase }: MachineCase, why: string): Outcome => ({
  id,
  stop: { reason: "skip", at, why },
  steps: 0,
  registers,
  rip: at,
  rflags,
  fsBase,
  gsBase,
  memory: [],
});
