/** A store that cannot write all its bytes writes none. */
import { type KnownDivergence, stoppedWith } from "./known.ts";

/** Longest store of one element, in bytes. */
const LONGEST = 16n;

function liesJustBelow(field: string, fault: bigint | undefined): boolean {
  if (!field.startsWith("memory:") || fault === undefined) return false;
  const distance = fault - BigInt(field.slice("memory:".length));
  return distance > 0n && distance < LONGEST;
}

export const partialStore: KnownDivergence = {
  id: "unicorn-partial-store",
  engine: "unicorn",
  versions: "2.0.x",
  wrong: "unicorn",
  reason: "a store that faults in its second page has already written the first",
  authority: "SDM 3A 6.5: a fault leaves the state as it was",
  applies: ({ expected, actual }) =>
    expected.stop.fault === "#PF" && expected.stop.access === "write" && stoppedWith(actual, "#PF"),
  excuses: ({ field }, { expected }) => liesJustBelow(field, expected.stop.address),
};
