/**
 * Where the oracle departs from silicon, on purpose and documented (ARCHITECTURE.md): the manual says one thing, processors leave
 * traces of another. A program on the processor may differ there, and nowhere else.
 */
import type { KnownDivergence } from "../known/known.ts";

export interface Departure
  extends Pick<KnownDivergence, "id" | "reason" | "authority" | "instructions" | "fields" | "applies" | "excuses"> {
  /** What processors do, and how many times it was seen on which. */
  readonly seen: string;
}
