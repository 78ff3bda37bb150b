/** A store that cannot write all its bytes writes none. */
import type { Difference } from "../difference.ts";
import { completed } from "./as-if.ts";
import { ANY, type KnownDivergence, type Witnessed } from "./known.ts";
import { addressOf, changedByte, failedToWrite, hasBytes } from "./observe.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

/** Longest store of one element, in bytes. */
const LONGEST = 16n;

export const partialStore: KnownDivergence = {
  id: "unicorn-partial-store",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "a store that faults in its second page has already written the first",
  authority: ["SDM Vol. 3A, 6.5 Exception Classifications: a fault leaves the state as it was"],
  instructions: ANY,
  fields: ["memory:*"],
  applies: ({ expected, actual }) => failedToWrite(expected) && failedToWrite(actual),
  excuses: (difference, witnessed) => endsAtFault(difference, witnessed) && isOfTheStore(difference, witnessed),
};

/** It lies in the last bytes of the page in front of the one that faulted. */
function endsAtFault(difference: Difference, { expected }: Witnessed): boolean {
  const before = expected.stop.address! - addressOf(difference);
  return before > 0n && before < LONGEST && BigInt(difference.actual.length / 2) <= before;
}

/** It is what the store would have written there. */
const isOfTheStore = (difference: Difference, witnessed: Witnessed): boolean =>
  hasBytes(difference, (at) => changedByte(completed(witnessed), at));
