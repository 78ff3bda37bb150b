/** What of the chain a contract can ask for, and its form in memory. */

export interface Chain {
  readonly headBlock: { readonly number: number; readonly timestamp: number };
  /** `1.11.N` of the contract being called. */
  readonly contractId: string;
  /** `1.2.N` or `1.11.N` of the caller. */
  readonly sender: string;
  /** Smallest units of `asset` (`1.3.N`) that `owner` (`1.2.N`, `1.11.N`) has; 0 for who has none. Both ids are well-formed. */
  balance(owner: string, asset: string): bigint;
}

export type Balances = ReadonlyMap<string, ReadonlyMap<string, bigint>>;

export interface ChainOptions {
  readonly blockNumber?: number;
  /** Seconds since 1970. */
  readonly timestamp?: number;
  readonly contractId?: string;
  readonly sender?: string;
  /** Owner, then asset, to smallest units. */
  readonly balances?: Balances;
}

/** A chain in memory; what is left out has fixed values, so that a run is the same everywhere. */
export function memoryChain(options: ChainOptions = {}): Chain {
  const { blockNumber = 1, timestamp = 0, contractId = "1.11.0", sender = "1.2.0", balances } = options;
  return {
    headBlock: { number: blockNumber, timestamp },
    contractId,
    sender,
    balance: (owner, asset) => balances?.get(owner)?.get(asset) ?? 0n,
  };
}

/** Three numbers joined by dots: space, type, instance (doc). */
export const isObjectId = (text: string): boolean =>
  /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,14})$/.test(text);
