/** A chain in memory, with what a test or a case says about it. */
import { MemoryStore } from "../storage/memory-store.ts";
import { type Block, Chain, type Contract } from "./chain.ts";
import { instanceOf } from "./object-id.ts";

export type Balances = ReadonlyMap<string, ReadonlyMap<string, bigint>>;

export interface ChainOptions {
  readonly blockNumber?: number;
  /** Seconds since 1970. */
  readonly timestamp?: number;
  readonly author?: string;
  /** By block number: hex digits. */
  readonly blockHashes?: ReadonlyMap<number, string>;
  /** Owner, then asset, to smallest units. */
  readonly balances?: Balances;
  /** Object, then name, to text. */
  readonly properties?: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** By contract: keys and values, any bytes. */
  readonly storage?: ReadonlyMap<string, readonly StoredEntry[]>;
  readonly contracts?: ReadonlyMap<string, Contract>;
}

export interface StoredEntry {
  readonly key: Uint8Array;
  readonly value: Uint8Array;
}

/** What is left out has fixed values, so that a run is the same everywhere. */
export function memoryChain(options: ChainOptions = {}): Chain {
  const chain = new Chain(new MemoryStore());
  fillChain(chain, options);
  return chain;
}

/** Sets what the options say, and nothing else. */
export function fillChain(chain: Chain, options: ChainOptions): void {
  chain.setHead(headOf(chain.head, options));
  for (const [number, hash] of options.blockHashes ?? []) chain.setBlockHash(number, hash);
  for (const [owner, assets] of options.balances ?? []) {
    for (const [asset, amount] of assets) chain.setBalance(owner, asset, amount);
  }
  for (const [id, properties] of options.properties ?? []) {
    for (const [name, value] of properties) chain.setProperty(id, name, value);
  }
  for (const [id, entries] of options.storage ?? []) {
    for (const { key, value } of entries) chain.setStored(id, key, value);
  }
  for (const [id, contract] of options.contracts ?? []) addContract(chain, id, contract);
}

function headOf(head: Block, options: ChainOptions): Block {
  const { blockNumber: number = head.number, timestamp = head.timestamp, author = head.author } = options;
  return { number, timestamp, author };
}

/** Later contracts get later instances. */
export function addContract(chain: Chain, id: string, contract: Contract): void {
  chain.setContract(id, contract);
  const next = instanceOf(id) + 1n;
  if (next > chain.nextContract) chain.nextContract = next;
}
