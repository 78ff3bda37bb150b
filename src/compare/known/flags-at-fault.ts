/** The flags at a fault are those before the faulting instruction. */
import { fieldsIn, type KnownInContext, STATUS_FIELDS } from "./known.ts";

export const flagsAtFault: KnownInContext = {
  id: "unicorn-flags-at-fault",
  engine: "unicorn",
  versions: "2.0.x",
  wrong: "unicorn",
  reason: "status flags are stale when an instruction faults in the middle of a translated block",
  authority: "SDM 3A 6.5; gone when the program is run up to the fault",
  cutBefore: (_, at, stoppedAt) => at === stoppedAt,
  excuses: fieldsIn(...STATUS_FIELDS),
};
