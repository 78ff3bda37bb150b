/** A read-modify-write that straddles two forbidden pages faults at its first byte. */
import { ANY, type KnownDivergence } from "./known.ts";
import { failedToWrite, isMapped } from "./observe.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const straddleAddress: KnownDivergence = {
  id: "unicorn-straddle-address",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "a read-modify-write that straddles a read-only page and an unmapped one reports the second",
  authority: ["case format, address of a fault: the first byte that could not be accessed"],
  instructions: ANY,
  fields: ["address"],
  applies: ({ machineCase, expected, actual }) =>
    failedToWrite(expected) &&
    failedToWrite(actual) &&
    isMapped(machineCase, expected.stop.address!) &&
    !isMapped(machineCase, actual.stop.address ?? 0n),
  excuses: ({ expected, actual }) => BigInt(actual) === BigInt(expected) + 4096n,
};
