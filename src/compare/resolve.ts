/**
 * Undefined bits that travel. When an execution read a bit that the architecture leaves undefined, what follows depends on it.
 * The oracle then runs the case again with the undefined bits resolved otherwise; an outcome is accepted only when it equals
 * the whole final state of one of these resolutions. When the way through the program depends on them, there is nothing to compare.
 */
import { flags, type Resolve } from "../../oracle/index.ts";
import type { MachineCase, Outcome } from "../cases/case.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import { agrees, type Difference, differences } from "./difference.ts";

/** Most bits whose combinations are all tried: 4,096 runs of the oracle, a tenth of a second. */
const MOST_BITS = 12;

const zeros: Resolve = (policy, bits) => policy & ~bits;
const ones: Resolve = (policy, bits) => policy | bits;

/** How to run a case whose outcome depends on undefined bits: as the policy has them, all 0, all 1. */
export const resolutions = ({ undefinedWasRead }: Outcome): (Resolve | undefined)[] =>
  undefinedWasRead ? [undefined, zeros, ones] : [undefined];

/** All undefined bits 0, and all 1. */
export const EXTREMES: readonly Resolve[] = [zeros, ones];

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

/** Up to this many bits all combinations are tried at once; of more, those that matter are found first. */
const FEW_BITS = 3;

/**
 * The choice that was accepted last, by the program's array of code: an engine leaves the same bits as when the same program ran from
 * another start. Tried first, it saves a search of up to 4,096 runs.
 */
const ACCEPTED = new WeakMap<Uint8Array, () => Resolve>();

/** What is searched: outcomes of this case that take the policy's way, for one that is the actual outcome. */
interface Sought {
  readonly oracle: OracleRunner;
  readonly machineCase: MachineCase;
  readonly policy: Outcome;
  readonly actual: Outcome;
}

/** Tries every combination of the undefined bits that matter, the likely ones first. */
export function searchResolutions(
  oracle: OracleRunner,
  machineCase: MachineCase,
  policy: Outcome,
  actual: Outcome,
): Search {
  const sought = { oracle, machineCase, policy, actual };
  const all = undefinedBits(oracle, machineCase, policy.undefinedFlagsRead ?? 0);
  const bits = all.length <= FEW_BITS ? all : bitsThatMatter(oracle, machineCase, all);
  if (bits.length > MOST_BITS) return "too many";
  if (isAcceptedAgain(sought)) return "accepted";
  const likely = bits.length > FEW_BITS ? bitByBit(sought, bits) : undefined;
  if (typeof likely !== "number") return likely ?? tryAll(sought, bits);
  ACCEPTED.set(machineCase.code, () => choosing(bits, likely));
  return "accepted";
}

function tryAll(sought: Sought, bits: readonly UndefinedBit[]): Search {
  const { oracle, machineCase, policy } = sought;
  for (let choice = 0; choice < 2 ** bits.length; choice++) {
    const outcome = oracle.run(machineCase, choosing(bits, choice));
    if (differentControl(policy, outcome)) return "control";
    if (!agrees(outcome, sought.actual)) continue;
    ACCEPTED.set(machineCase.code, () => choosing(bits, choice));
    return "accepted";
  }
  return "rejected";
}

/** In how many bits values differ that are told in hexadecimal; 1 each at least. */
function bitsApart(found: readonly Difference[]): number {
  let bits = 0;
  for (const { expected, actual } of found) bits += Math.max(1, onesIn(expected, actual));
  return bits;
}

function onesIn(one: string, other: string): number {
  const length = Math.max(one.length, other.length);
  const [left, right] = [one.padStart(length, "0"), other.padStart(length, "0")];
  let ones = 0;
  for (let n = 0; n < length; n++)
    for (let digit = Number.parseInt(left[n]!, 16) ^ Number.parseInt(right[n]!, 16); digit > 0; digit &= digit - 1)
      ones++;
  return ones;
}

/**
 * Flips each bit, and keeps what brings the outcome nearer: most bits have a field of their own. The choice that is the outcome if it gets
 * there; "control" when a choice on the way takes another.
 */
function bitByBit(
  { oracle, machineCase, policy, actual }: Sought,
  bits: readonly UndefinedBit[],
): number | "control" | undefined {
  let [choice, nearest] = [0, Number.POSITIVE_INFINITY];
  for (let n = -1; n < bits.length && nearest > 0; n++) {
    const tried = n < 0 ? choice : choice ^ (1 << n);
    const outcome = oracle.run(machineCase, choosing(bits, tried));
    if (differentControl(policy, outcome)) return "control";
    const distance = bitsApart(differences(outcome, actual));
    if (distance < nearest) [choice, nearest] = [tried, distance];
  }
  return nearest === 0 ? choice : undefined;
}

/** Sound whatever else is open: it is the whole final state of one resolution. */
function isAcceptedAgain({ oracle, machineCase, policy, actual }: Sought): boolean {
  const choose = ACCEPTED.get(machineCase.code);
  const outcome = choose && oracle.run(machineCase, choose());
  return outcome !== undefined && !differentControl(policy, outcome) && agrees(outcome, actual);
}

/** Every undefined bit of the policy's run, in order; of flags those that were read while undefined. */
function undefinedBits(oracle: OracleRunner, machineCase: MachineCase, flagsRead: number): UndefinedBit[] {
  const found: UndefinedBit[] = [];
  let event = 0;
  oracle.run(machineCase, (policy, mask) => {
    // what is undefined in a value is never confined to the bits of the six flags
    const areFlags = (mask & ~BigInt(flags.STATUS)) === 0n;
    const open = areFlags ? mask & BigInt(flagsRead) : mask;
    for (let bit = 1n; bit <= open; bit <<= 1n) if (open & bit) found.push({ event, bit });
    event++;
    return policy;
  });
  return found;
}

/** A bit matters when flipping it alone changes the outcome, seen from the policy, from all 0 or from all 1. */
function bitsThatMatter(oracle: OracleRunner, machineCase: MachineCase, bits: readonly UndefinedBit[]): UndefinedBit[] {
  // a value of 64 undefined bits that matters at all is too much to try
  if (bits.length > 40) return [...bits];
  const views = [(policy: bigint) => policy, zeros, ones].map((base) => ({
    base,
    before: oracle.run(machineCase, base),
  }));
  return bits.filter((bit) => views.some(({ base, before }) => matters(oracle, machineCase, base, before, bit)));
}

function matters(
  oracle: OracleRunner,
  machineCase: MachineCase,
  base: Resolve,
  before: Outcome,
  { event, bit }: UndefinedBit,
): boolean {
  let now = 0;
  const after = oracle.run(machineCase, (policy, mask) => base(policy, mask) ^ (now++ === event ? bit & mask : 0n));
  return differentControl(before, after) || !agrees(before, after);
}

/** The policy, with the chosen bits as the binary digits of `choice`. */
function choosing(bits: readonly UndefinedBit[], choice: number): Resolve {
  let event = 0;
  return (policy, mask) => {
    let value = policy;
    for (const [n, one] of bits.entries()) {
      if (one.event === event) value = (choice >> n) & 1 ? value | one.bit : value & ~one.bit;
    }
    event++;
    return (policy & ~mask) | (value & mask);
  };
}
