/** A read-modify-write that straddles two forbidden pages faults at its first byte. */
import { type KnownDivergence, stoppedWith } from "./known.ts";

export const straddleAddress: KnownDivergence = {
  id: "unicorn-straddle-address",
  engine: "unicorn",
  versions: "2.0.x",
  wrong: "unicorn",
  reason: "a read-modify-write that straddles a read-only page and an unmapped one reports the second",
  authority: "case-format.md: the first byte that could not be accessed",
  applies: ({ expected, actual }) => expected.stop.access === "write" && stoppedWith(actual, "#PF"),
  excuses: ({ field, expected, actual }) => field === "address" && BigInt(actual) === BigInt(expected) + 4096n,
};
