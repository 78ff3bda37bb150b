/**
 * Undefined bits that travel. When an execution read a bit that the architecture leaves undefined, what follows depends on it.
 * The oracle then runs the case again with the undefined bits resolved otherwise; an outcome is accepted only when it equals
 * the whole final state of one of these resolutions. When the way through the program depends on them, there is nothing to compare.
 */
import type { Resolve } from "../../oracle/index.ts";
import type { MachineCase, Outcome } from "../cases/case.ts";
import type { OracleRunner } from "../engines/oracle.ts";

/** All 0, all 1, and this many arbitrary but fixed ways. Two flags in sequence are met by chance in one of four. */
const ARBITRARY_WAYS = 6;

const zeros: Resolve = (policy, bits) => policy & ~bits;
const ones: Resolve = (policy, bits) => policy | bits;

/** A fixed sequence of bits (a 64-bit linear congruential generator, top bits used), different for each way. */
function arbitrary(way: number): Resolve {
  let word = BigInt(way) * 0x9e3779b97f4a7c15n;
  return (policy, bits) => {
    word = BigInt.asUintN(64, word * 6364136223846793005n + 1442695040888963407n);
    return (policy & ~bits) | ((word >> 11n) & bits) | ((word << 53n) & bits);
  };
}

/** Outcomes of the case under every other resolution that is tried. */
export function otherOutcomes(oracle: OracleRunner, machineCase: MachineCase): Outcome[] {
  const ways = [zeros, ones, ...Array.from({ length: ARBITRARY_WAYS }, (_, n) => arbitrary(n + 1))];
  return ways.map((resolve) => oracle.run(machineCase, resolve));
}

/** Whether the way through the program differs between two resolutions. */
export const differentControl = (one: Outcome, other: Outcome): boolean =>
  one.stop.reason !== other.stop.reason ||
  one.stop.at !== other.stop.at ||
  one.stop.fault !== other.stop.fault ||
  one.steps !== other.steps;
