/** Whether an outcome of the quick way has to be looked at again, instruction by instruction. */
import type { Run } from "../../../oracle/index.ts";
import { isFailure, type Outcome, type Reply } from "../../cases/case.ts";
import { sameVectors } from "../../cases/vectors.ts";

/** Endings that stepping would not change, or that nobody compares. */
const SETTLED = new Set(["skip", "unsupported"]);

/** It is not what was expected: the processor may differ, or the breakpoints may have been in the way. */
export function isDoubtful(reply: Reply, expected: Outcome): boolean {
  if (isFailure(reply) || SETTLED.has(reply.stop.reason) || SETTLED.has(expected.stop.reason)) return false;
  return !(
    reply.stop.reason === expected.stop.reason &&
    reply.stop.fault === expected.stop.fault &&
    reply.rip === expected.rip &&
    ((reply.rflags ^ expected.rflags) & ~(expected.free?.rflags ?? 0)) === 0 &&
    reply.mxcsr === expected.mxcsr &&
    sameVectors(reply.vectors!, expected.vectors!) &&
    sameRegisters(reply.registers, expected.registers) &&
    sameRuns(reply.memory, expected.memory)
  );
}

function sameRegisters(one: readonly bigint[], other: readonly bigint[]): boolean {
  for (let n = 0; n < 16; n++) if (one[n] !== other[n]) return false;
  return true;
}

const sameRuns = (one: readonly Run[], other: readonly Run[]): boolean =>
  one.length === other.length &&
  one.every(({ at, bytes }, n) => at === other[n]!.at && Buffer.compare(bytes, other[n]!.bytes) === 0);
