/** How an execution went on, or did not: names and their bits. */
import type { Decoded, State, Stop } from "../../oracle/index.ts";

/** Names by bit number. A branch is taken when it goes elsewhere than to the next instruction. */
export const OUTCOMES = [
  "completed",
  "taken",
  "not taken",
  "#DE",
  "#DB",
  "#BP",
  "#UD",
  "#NP",
  "#SS",
  "#GP",
  "#PF",
  "#MF",
  "#XM",
  "interrupt",
  "unsupported",
] as const;

/** A power of two that is not below the number of outcomes. */
export const OUTCOME_ROOM = 16;

const COMPLETED = 1;
const TAKEN = 2;
const NOT_TAKEN = 4;

const BITS: Readonly<Record<string, number>> = Object.fromEntries(OUTCOMES.map((name, bit) => [name, 1 << bit]));

/** The bits of an instruction that completed. */
export function completion({ operands, length }: Decoded, { rip, nextRip }: State): number {
  if (operands[0]?.kind !== "relative") return COMPLETED;
  return COMPLETED | (nextRip === BigInt.asUintN(64, rip + BigInt(length)) ? NOT_TAKEN : TAKEN);
}

/** The bit of an instruction that did not. */
export const failure = ({ fault, reason }: Stop): number => BITS[fault ?? reason] ?? 0;
