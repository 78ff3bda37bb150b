/** How a chain begins. */
import { Chain, type ChainOptions, fillChain, LIMITS, type Limits, Overlay, type Store } from "../../oracle/index.ts";
import { writeLimits } from "../contracts/limits.ts";
import { Journal } from "./journal.ts";

export interface Genesis extends ChainOptions {
  /** Seconds from one block to the next. */
  readonly step: number;
  /** Of every call on it; those of the standard when left out. */
  readonly limits?: Limits;
}

/** In one `write` of an empty store. */
export function writeGenesis(store: Store, genesis: Genesis): void {
  const overlay = new Overlay(store);
  fillChain(new Chain(overlay), genesis);
  const journal = new Journal(overlay);
  journal.status = { format: 2, step: genesis.step, blocks: 0, operations: 0, beforeHead: 0 };
  journal.limits = writeLimits(genesis.limits ?? LIMITS);
  overlay.commit();
}
