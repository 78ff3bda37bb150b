/** From the oracle's outcome and an engine's reply to a verdict on one case, without excuses: those need the guilty instruction. */
import { isFailure, type MachineCase, type Outcome, type Reply } from "../cases/case.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import { differences } from "./difference.ts";
import { differentControl, otherOutcomes } from "./resolve.ts";
import { AGREE, reasonToSkip, type Verdict } from "./verdict.ts";

/** Agree, diverge or skip. */
export function judge(oracle: OracleRunner, machineCase: MachineCase, expected: Outcome, reply: Reply): Verdict {
  if (isFailure(reply)) return failed(expected, reply);
  const skip = reasonToSkip(expected, reply);
  if (skip) return { kind: "skip", why: skip };
  const found = differences(expected, reply);
  if (found.length === 0) return AGREE;
  if (expected.undefinedWasRead) return judgeResolutions(oracle, machineCase, expected, reply) ?? diverge(found);
  return diverge(found);
}

const diverge = (found: ReturnType<typeof differences>): Verdict => ({ kind: "diverge", differences: found });

/** An engine that died or hung where the oracle has an answer is a divergence in the field `engine`. */
function failed(expected: Outcome, reply: Reply & { failure: string; error: string }): Verdict {
  if (reply.failure === "refused") return { kind: "skip", why: `engine: ${reply.error}` };
  const actual = `${reply.failure}: ${reply.error}`;
  return { kind: "diverge", differences: [{ field: "engine", expected: expected.stop.reason, actual }] };
}

/** A verdict when another resolution of the undefined bits settles it. */
function judgeResolutions(
  oracle: OracleRunner,
  machineCase: MachineCase,
  expected: Outcome,
  actual: Outcome,
): Verdict | undefined {
  const others = otherOutcomes(oracle, machineCase);
  if (others.some((other) => differentControl(expected, other))) return { kind: "skip", why: "undefined control" };
  return others.some((other) => differences(other, actual).length === 0) ? AGREE : undefined;
}
