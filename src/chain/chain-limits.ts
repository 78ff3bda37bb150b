/** The limits that a chain was made with: each call on it has them, whatever a later version has by default, or the chain would fork. */
import { LIMITS, type Limits, type Store } from "../../oracle/index.ts";
import { readLimits } from "../contracts/limits.ts";
import { Journal } from "./journal.ts";

/** They never change. One object for each store: what is known of images depends on who asks with the same limits. */
const KNOWN = new WeakMap<Store, Limits>();

/** Those of the standard for a chain of the first format, which has none on record. */
export function limitsOf(store: Store): Limits {
  const known = KNOWN.get(store);
  if (known) return known;
  const json = new Journal(store).limits;
  const limits = json ? readLimits(json) : LIMITS;
  KNOWN.set(store, limits);
  return limits;
}
