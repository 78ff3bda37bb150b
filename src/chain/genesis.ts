/** How a chain begins. */
import { Chain, type ChainOptions, fillChain, Overlay, type Store } from "../../oracle/index.ts";
import { Journal } from "./journal.ts";

export interface Genesis extends ChainOptions {
  /** Seconds from one block to the next. */
  readonly step: number;
}

/** In one `write` of an empty store. */
export function writeGenesis(store: Store, genesis: Genesis): void {
  const overlay = new Overlay(store);
  fillChain(new Chain(overlay), genesis);
  new Journal(overlay).status = { format: 1, step: genesis.step, blocks: 0, operations: 0, beforeHead: 0 };
  overlay.commit();
}
