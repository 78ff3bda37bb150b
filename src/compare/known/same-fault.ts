/** Whether a fault of an engine is the one that the oracle has for another instruction with the same operand. */
import type { OutcomeStop } from "../../cases/case.ts";
import { pageOf } from "../../cases/page-of.ts";

/**
 * Name, access and page. Of an instruction that is none to whoever tells what Unicorn did, he cannot say that it writes or uses the stack
 * segment: its access is told as reading, its #SS as #GP.
 */
export const isSameFault = (oracle: OutcomeStop, engine: OutcomeStop): boolean =>
  oracle.reason === "fault" &&
  (oracle.fault === engine.fault || (oracle.fault === "#SS" && engine.fault === "#GP")) &&
  (oracle.access === engine.access || (oracle.access === "write" && engine.access === "read")) &&
  pageOf(oracle.address) === pageOf(engine.address);
