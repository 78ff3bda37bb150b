/** What can be asked of a persistent chain that changes it. */
import type { Amount, CallResult, ChainChanges, Position } from "../../oracle/index.ts";

export interface Sent {
  /** `1.2.N`. */
  readonly sender: string;
  readonly value?: Amount;
  /** Limit of gas; the chain's own when left out. */
  readonly gas?: bigint;
}

export interface Creation extends Sent {
  readonly kind: "create";
  /** The container. */
  readonly code: Uint8Array;
}

export interface ContractCall extends Sent {
  readonly kind: "call";
  /** `1.11.N`. */
  readonly to: string;
  readonly line: string;
}

export interface Transfer extends Amount {
  readonly kind: "transfer";
  readonly from: string;
  readonly to: string;
}

/** Ends the head block and begins another, `count` times. */
export interface Blocks {
  readonly kind: "block";
  readonly count: number;
  /** Of the first new block, seconds since 1970; the last one's and the chain's step when left out. */
  readonly timestamp?: number;
  /** Of the new blocks; the last one's when left out. */
  readonly author?: string;
}

export type Operation = Creation | ContractCall | Transfer | Blocks;

/** What became of a creation or a call. */
export interface Ran {
  readonly contract: string;
  readonly result: CallResult;
  readonly changes: ChainChanges;
  readonly position: Position;
}
