/** Whether an outcome of the quick way has to be looked at again, instruction by instruction. */
import { isFailure, type Outcome, type OutcomeStop, type Reply } from "../../cases/case.ts";
import { pageOf } from "../../cases/page-of.ts";
import { sameRegisters } from "../../cases/same-registers.ts";
import { sameRuns } from "../../cases/same-runs.ts";
import { sameVectors } from "../../cases/vectors.ts";

/** Endings that stepping would not change, or that nobody compares. */
const SETTLED = new Set(["skip", "unsupported"]);

/** It is not what was expected: the processor may differ, or the breakpoints may have been in the way. */
export function isDoubtful(reply: Reply, expected: Outcome): boolean {
  if (isFailure(reply) || SETTLED.has(reply.stop.reason) || SETTLED.has(expected.stop.reason)) return false;
  return !(
    reply.stop.reason === expected.stop.reason &&
    reply.stop.fault === expected.stop.fault &&
    samePlace(reply.stop, expected.stop) &&
    reply.rip === expected.rip &&
    ((reply.rflags ^ expected.rflags) & ~(expected.free?.rflags ?? 0)) === 0 &&
    reply.mxcsr === expected.mxcsr &&
    sameVectors(reply.vectors!, expected.vectors!) &&
    sameRegisters(reply.registers, expected.registers) &&
    sameRuns(reply.memory, expected.memory)
  );
}

/** What was accessed, by page as verdicts compare it: in the middle of the jump that stands at the end other bytes are executed, and may fault elsewhere. */
const samePlace = (one: OutcomeStop, other: OutcomeStop): boolean =>
  one.access === other.access && pageOf(one.address) === pageOf(other.address);
