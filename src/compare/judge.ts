/** From the oracle's outcome and an engine's reply to a verdict on one case, without excuses: those need the guilty instruction. */
import { type Failure, isFailure, type MachineCase, type Outcome, type Reply } from "../cases/case.ts";
import { mxcsrOf, sameVectors, vectorsOf } from "../cases/vectors.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import { agrees, type Difference, differences } from "./difference.ts";
import { differentControl, EXTREMES, searchResolutions } from "./resolve.ts";
import { AGREE, reasonToSkip, type Verdict } from "./verdict.ts";

/** Agree, diverge or skip. */
export function judge(oracle: OracleRunner, machineCase: MachineCase, expected: Outcome, reply: Reply): Verdict {
  if (isFailure(reply)) return failed(expected, reply);
  const skip = reasonToSkip(expected, reply);
  if (skip) return { kind: "skip", why: skip };
  if (lacksVectors(machineCase, expected, reply)) return { kind: "skip", why: "engine: it tells no xmm registers" };
  const found = differences(expected, reply);
  if (found.length === 0) return AGREE;
  if (hidesUndefined(expected, found)) return { kind: "skip", why: "undefined bytes under a digest of memory" };
  if (expected.approximationWasRead) return { kind: "skip", why: "an approximation is used", differences: found };
  if (expected.undefinedWasRead) return judgeResolutions(oracle, machineCase, expected, reply, found);
  return diverge(found);
}

/** Whoever tells no vectors can agree only where none was written. */
const lacksVectors = (machineCase: MachineCase, { vectors, mxcsr }: Outcome, actual: Outcome): boolean =>
  actual.vectors === undefined &&
  vectors !== undefined &&
  (!sameVectors(vectors, vectorsOf(machineCase)) || mxcsr !== mxcsrOf(machineCase));

/** A digest of memory covers the bytes that are left undefined, too: that it alone differs says nothing then. */
const hidesUndefined = ({ free }: Outcome, found: readonly Difference[]): boolean =>
  (free?.memory.length ?? 0) > 0 && found.every(({ field }) => field === "memoryHash");

const diverge = (found: readonly Difference[]): Verdict => ({ kind: "diverge", differences: found });

/** An engine that died or hung where the oracle has an answer is a divergence in the field `engine`. */
function failed(expected: Outcome, reply: Failure): Verdict {
  if (reply.failure === "refused" || reply.failure === "unasked")
    return { kind: "skip", why: `engine: ${reply.error}` };
  const actual = `${reply.failure}: ${reply.error}`;
  return { kind: "diverge", differences: [{ field: "engine", expected: expected.stop.reason, actual }] };
}

/** What other resolutions of the undefined bits make of a difference. */
function judgeResolutions(
  oracle: OracleRunner,
  machineCase: MachineCase,
  expected: Outcome,
  actual: Outcome,
  found: readonly Difference[],
): Verdict {
  // all 0 is what engines that compute no undefined flag leave: half of the runs for all 1 are saved
  for (const resolve of EXTREMES) {
    const other = oracle.run(machineCase, resolve);
    if (differentControl(expected, other)) return { ...UNDEFINED_CONTROL, differences: found };
    if (agrees(other, actual)) return AGREE;
  }
  switch (searchResolutions(oracle, machineCase, expected, actual)) {
    case "accepted":
      return AGREE;
    case "control":
      return { ...UNDEFINED_CONTROL, differences: found };
    case "too many":
      return { kind: "skip", why: "undefined values are used", differences: found };
    case "rejected":
      return diverge(found);
  }
}

const UNDEFINED_CONTROL = { kind: "skip", why: "undefined control" } as const;
