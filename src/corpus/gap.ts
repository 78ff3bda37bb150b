/** Where an engine came to what it does not have: a gap is neither right nor wrong, and ends the comparison there. */
import { type CallResult, describeStop, type Observation } from "../../oracle/index.ts";
import type { CallRequest } from "../contracts/request.ts";
import { instructionAt } from "./instruction-at.ts";

/** The instruction that the oracle is still to learn, when that is what ended the call. What it refuses for good is no gap. */
export function gapOfOracle(request: CallRequest, { stop }: CallResult): string | undefined {
  if (stop?.reason !== "unsupported") return undefined;
  const kind = instructionAt(request, stop.at)?.instruction.row.status.kind;
  return kind === "planned" ? `the oracle lacks ${describeStop(stop)}` : undefined;
}

/** The first stop at which either run came to what its engine does not run. */
export function firstUnsupported(left: readonly Observation[], right: readonly Observation[]): number | undefined {
  const indexes = [left, right].map((all) => all.findIndex(({ stop }) => stop.reason === "unsupported"));
  const found = indexes.filter((index) => index >= 0);
  return found.length === 0 ? undefined : Math.min(...found);
}
