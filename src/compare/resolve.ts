/**
 * Undefined bits that travel. When an execution read a bit that the architecture leaves undefined, what follows depends on it.
 * The oracle then runs the case again with the undefined bits resolved otherwise; an outcome is accepted only when it equals
 * the whole final state of one of these resolutions. When the way through the program depends on them, there is nothing to compare.
 */
import type { Resolve } from "../../oracle/index.ts";
import type { MachineCase, Outcome } from "../cases/case.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import { differences } from "./difference.ts";

/** Most bits whose combinations are all tried: 4,096 runs of the oracle, a tenth of a second. */
const MOST_BITS = 12;

const zeros: Resolve = (policy, bits) => policy & ~bits;
const ones: Resolve = (policy, bits) => policy | bits;

/** Outcomes with all undefined bits 0, and all 1. */
export const extremeOutcomes = (oracle: OracleRunner, machineCase: MachineCase): Outcome[] =>
  [zeros, ones].map((resolve) => oracle.run(machineCase, resolve));

/** Whether the way through the program differs between two resolutions. */
export const differentControl = (one: Outcome, other: Outcome): boolean =>
  one.stop.reason !== other.stop.reason ||
  one.stop.at !== other.stop.at ||
  one.stop.fault !== other.stop.fault ||
  one.steps !== other.steps;

/** One undefined bit: of the n-th time that an execution left bits undefined. */
interface UndefinedBit {
  readonly event: number;
  readonly bit: bigint;
}

export type Search =
  | "accepted"
  | "rejected"
  /** More bits matter than can be tried. */
  | "too many"
  /** A resolution takes another way through the program. */
  | "control";

/**
 * Tries every combination of the undefined bits that matter. A bit matters when flipping it alone changes the outcome, seen from
 * the policy, from all 0 and from all 1.
 */
export function searchResolutions(oracle: OracleRunner, machineCase: MachineCase, actual: Outcome): Search {
  const bits = undefinedBits(oracle, machineCase);
  const bases: Resolve[] = [(policy) => policy, zeros, ones];
  const relevant = bits.filter((bit) => bases.some((base) => matters(oracle, machineCase, base, bit)));
  if (relevant.length > MOST_BITS) return "too many";
  const policy = oracle.run(machineCase);
  for (let choice = 0; choice < 2 ** relevant.length; choice++) {
    const outcome = oracle.run(machineCase, choosing(relevant, choice));
    if (differentControl(policy, outcome)) return "control";
    if (differences(outcome, actual).length === 0) return "accepted";
  }
  return "rejected";
}

/** Every undefined bit of the policy's run, in order. */
function undefinedBits(oracle: OracleRunner, machineCase: MachineCase): UndefinedBit[] {
  const found: UndefinedBit[] = [];
  let event = 0;
  oracle.run(machineCase, (policy, mask) => {
    for (let bit = 1n; bit <= mask; bit <<= 1n) if (mask & bit) found.push({ event, bit });
    event++;
    return policy;
  });
  return found;
}

function matters(oracle: OracleRunner, machineCase: MachineCase, base: Resolve, { event, bit }: UndefinedBit): boolean {
  const before = oracle.run(machineCase, base);
  let now = 0;
  const after = oracle.run(machineCase, (policy, mask) => base(policy, mask) ^ (now++ === event ? bit & mask : 0n));
  return differentControl(before, after) || differences(before, after).length > 0;
}

/** The policy, with the relevant bits as the binary digits of `choice`. */
function choosing(relevant: readonly UndefinedBit[], choice: number): Resolve {
  let event = 0;
  return (policy, mask) => {
    let value = policy;
    for (const [n, one] of relevant.entries()) {
      if (one.event === event) value = (choice >> n) & 1 ? value | one.bit : value & ~one.bit;
    }
    event++;
    return (policy & ~mask) | (value & mask);
  };
}
