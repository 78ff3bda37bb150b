/** An operand of 128 bits whose upper half has no canonical address raises #GP or #SS, whatever its lower half is. */
import { isCanonical, linearAddress, type MemoryOperand, truncate } from "../../../oracle/index.ts";
import { ACCESS } from "./fields.ts";
import type { KnownDivergence, Witnessed } from "./known.ts";
import { ANY } from "./known.ts";
import { stoppedWith } from "./observe.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

/** Bytes of a half. */
const HALF = 8n;

export const nonCanonicalHalf: KnownDivergence = {
  id: "unicorn-non-canonical-half",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "128 bits across the end of the canonical addresses are accessed in halves: #PF of the lower one comes first",
  authority: ["SDM Vol. 1, 3.3.7.1 Canonical Addressing", "silicon"],
  instructions: ANY,
  fields: ["fault", ...ACCESS],
  applies: (witnessed) =>
    (stoppedWith(witnessed.expected, "#GP") || stoppedWith(witnessed.expected, "#SS")) &&
    stoppedWith(witnessed.actual, "#PF") &&
    failedInLowerHalf(witnessed),
};

function failedInLowerHalf(witnessed: Witnessed): boolean {
  const at = addressOf(witnessed);
  const failed = witnessed.actual.stop.address;
  return at !== undefined && failed !== undefined && endsBehind(at) && at <= failed && failed < at + HALF;
}

const endsBehind = (at: bigint): boolean => isCanonical(at) && !isCanonical(truncate(64, at + 2n * HALF - 1n));

function addressOf({ oracle, machineCase, instruction }: Witnessed): bigint | undefined {
  const wide = instruction?.operands.find(
    (operand): operand is MemoryOperand => operand.kind === "memory" && operand.width === 128,
  );
  if (!wide) return undefined;
  const state = oracle.start(machineCase);
  state.nextRip = machineCase.at + BigInt(instruction!.length);
  return linearAddress(state, wide);
}
