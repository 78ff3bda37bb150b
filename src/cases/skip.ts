/** The outcome of a case that an engine does not run, by its own decision: never an agreement. */
import type { MachineCase, Outcome, OutcomeStop } from "./case.ts";
import { startVectors } from "./vectors.ts";

/** The state is the one the case begins with. */
export const skipped = (one: MachineCase, why: string): Outcome => unrun(one, { reason: "skip", at: one.at, why });

/** Nothing was executed. */
export const unrun = (one: MachineCase, stop: OutcomeStop): Outcome => ({
  id: one.id,
  stop,
  steps: 0,
  registers: one.registers,
  rip: one.at,
  rflags: one.rflags,
  fsBase: one.fsBase,
  gsBase: one.gsBase,
  ...startVectors(one),
  memory: [],
});
