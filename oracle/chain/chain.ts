/**
 * The chain interface: blocks, balances, contracts, properties of objects, and the storage of contracts, over a store
 * (../storage/store.ts). Nothing here knows of a call: a transaction works on a chain over an overlay, and commits that or not.
 */
import type { Store } from "../storage/store.ts";
import { bytesOfHex, decodeText, encodeText, hexOf } from "./bytes.ts";
import { storageOf, TABLE } from "./tables.ts";

export interface Block {
  /** 32 bits. */
  readonly number: number;
  /** Seconds since 1970, 32 bits. */
  readonly timestamp: number;
  /** Account that made the block. */
  readonly author: string;
}

/** A contract as the chain has it. */
export interface Contract {
  /** The container: ELF or ESC. */
  readonly code: Uint8Array;
  /** Account that created it. */
  readonly creator: string;
}

const FIRST_BLOCK: Block = { number: 1, timestamp: 0, author: "1.2.0" };

export class Chain {
  readonly store: Store;

  constructor(store: Store) {
    this.store = store;
  }

  /** The block that calls are part of. */
  get head(): Block {
    const text = this.#text(TABLE.chain, "head");
    return text === undefined ? FIRST_BLOCK : (JSON.parse(text) as Block);
  }

  setHead({ number, timestamp, author }: Block): void {
    this.#put(TABLE.chain, "head", JSON.stringify({ number, timestamp, author }));
  }

  /** As the chain's nodes write it: hex digits (`0000…`). Undefined for a block that it does not know. */
  blockHash(number: number): string | undefined {
    return this.#text(TABLE.hash, String(number));
  }

  setBlockHash(number: number, hash: string): void {
    this.#put(TABLE.hash, String(number), hash);
  }

  /** Smallest units of `asset` that `owner` has; 0 for who has none. */
  balance(owner: string, asset: string): bigint {
    return BigInt(this.#text(TABLE.balance, `${owner}/${asset}`) ?? 0n);
  }

  setBalance(owner: string, asset: string, amount: bigint): void {
    this.#put(TABLE.balance, `${owner}/${asset}`, String(amount));
  }

  /** Every balance that was ever set. */
  *balances(): Iterable<{ readonly owner: string; readonly asset: string; readonly amount: bigint }> {
    for (const key of this.store.keys(TABLE.balance)) {
      const [owner, asset] = key.split("/") as [string, string];
      yield { owner, asset, amount: this.balance(owner, asset) };
    }
  }

  contract(id: string): Contract | undefined {
    const code = this.store.get(TABLE.code, id);
    return code && { code, creator: this.#text(TABLE.creator, id) ?? "" };
  }

  /** Ids of all contracts. */
  contracts(): Iterable<string> {
    return this.store.keys(TABLE.code);
  }

  setContract(id: string, { code, creator }: Contract): void {
    this.#write(TABLE.code, id, code);
    this.#put(TABLE.creator, id, creator);
  }

  /** The instance that the next contract gets when nobody chooses one. */
  get nextContract(): bigint {
    return BigInt(this.#text(TABLE.chain, "next") ?? 0n);
  }

  set nextContract(instance: bigint) {
    this.#put(TABLE.chain, "next", String(instance));
  }

  /** A property of an object, as text. */
  property(id: string, name: string): string | undefined {
    return this.#text(TABLE.property, `${id}/${hexOf(encodeText(name))}`);
  }

  setProperty(id: string, name: string, value: string): void {
    this.#put(TABLE.property, `${id}/${hexOf(encodeText(name))}`, value);
  }

  /** What `contract` stored under `key`; both are any bytes. */
  stored(contract: string, key: Uint8Array): Uint8Array | undefined {
    return this.store.get(storageOf(contract), hexOf(key));
  }

  /** `value` must not be changed afterwards; undefined removes the entry. */
  setStored(contract: string, key: Uint8Array, value: Uint8Array | undefined): void {
    this.#write(storageOf(contract), hexOf(key), value);
  }

  /** Every key that `contract` has stored something under, in any order. */
  *storedKeys(contract: string): Iterable<Uint8Array> {
    for (const key of this.store.keys(storageOf(contract))) yield bytesOfHex(key);
  }

  /** How many entries `contract` has stored. */
  storedCount(contract: string): number {
    let count = 0;
    for (const _ of this.store.keys(storageOf(contract))) count++;
    return count;
  }

  /** Removes every entry of `contract` whose key begins with `prefix`. */
  removeStored(contract: string, prefix: Uint8Array): void {
    const [table, begin] = [storageOf(contract), hexOf(prefix)];
    const keys = [...this.store.keys(table)].filter((key) => key.startsWith(begin));
    this.store.write(new Map([[table, new Map(keys.map((key) => [key, undefined]))]]));
  }

  #text(table: string, key: string): string | undefined {
    const bytes = this.store.get(table, key);
    return bytes && decodeText(bytes);
  }

  #put(table: string, key: string, text: string): void {
    this.#write(table, key, encodeText(text));
  }

  #write(table: string, key: string, value: Uint8Array | undefined): void {
    this.store.write(new Map([[table, new Map([[key, value]])]]));
  }
}
