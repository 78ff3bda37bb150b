/**
 * What a persistent chain remembers besides its state: every creation, call and transfer, and every block that ended. It lies in the
 * same store in tables of its own, and is written together with the state that it tells of.
 */
import type { EchoResult, Store } from "../../oracle/index.ts";
import type { writeValue } from "../contracts/json/amount.ts";
import type { OperationJson } from "../contracts/json/operation.ts";
import type { LimitsJson } from "../contracts/limits.ts";

/** One operation as it is kept: plain JSON, amounts as decimal strings. */
export interface Entry {
  readonly kind: "create" | "call" | "transfer";
  readonly block: number;
  /** Its place in the block, from 0. */
  readonly transaction: number;
  /** Who sent it. */
  readonly sender: string;
  /** The contract, or who was paid. */
  readonly to: string;
  readonly line?: string;
  readonly value?: ReturnType<typeof writeValue>;
  readonly gas?: string;
  /** Of a creation and a call. */
  readonly result?: EchoResult;
  readonly message?: string;
  /** Calls and payments that contracts made (doc: contract_internal_call_operation). */
  readonly internal?: readonly OperationJson[];
}

/** A block that has ended. */
export interface EndedBlock {
  readonly number: number;
  readonly timestamp: number;
  readonly author: string;
  readonly hash: string;
  /** Number of its first operation in the chain, from 0, and how many it has. */
  readonly first: number;
  readonly count: number;
}

/** What is counted. */
export interface Status {
  /** Of the tables: 2; 1 of a chain without limits on record. */
  readonly format: number;
  /** Seconds from one block to the next. */
  readonly step: number;
  /** Blocks that have ended. */
  readonly blocks: number;
  /** Operations since the beginning, and before the head block. */
  readonly operations: number;
  readonly beforeHead: number;
}

const TABLE = { status: "status", operation: "operation", block: "block" } as const;
const STATUS_KEY = "chain";
const LIMITS_KEY = "limits";

export class Journal {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Undefined when no chain was made in the store. */
  get status(): Status | undefined {
    return this.#read<Status>(TABLE.status, STATUS_KEY);
  }

  set status(status: Status) {
    this.#write(TABLE.status, STATUS_KEY, status);
  }

  /** Undefined in a chain of format 1. */
  get limits(): LimitsJson | undefined {
    return this.#read<LimitsJson>(TABLE.status, LIMITS_KEY);
  }

  set limits(limits: LimitsJson) {
    this.#write(TABLE.status, LIMITS_KEY, limits);
  }

  /** Counts it, too. */
  add(entry: Entry): void {
    const status = this.status!;
    this.#write(TABLE.operation, String(status.operations), entry);
    this.status = { ...status, operations: status.operations + 1 };
  }

  entry(number: number): Entry | undefined {
    return this.#read(TABLE.operation, String(number));
  }

  /** Ends the head block and counts it; what is added later belongs to the next one. */
  addBlock(block: EndedBlock): void {
    const status = this.status!;
    this.#write(TABLE.block, String(block.number), block);
    this.status = { ...status, blocks: status.blocks + 1, beforeHead: status.operations };
  }

  block(number: number): EndedBlock | undefined {
    return this.#read(TABLE.block, String(number));
  }

  /** How many there are of each: what is counted must be there (persistent-chain.ts). */
  counts(): { readonly operations: number; readonly blocks: number } {
    return { operations: this.#count(TABLE.operation), blocks: this.#count(TABLE.block) };
  }

  #count(table: string): number {
    let count = 0;
    for (const _ of this.#store.keys(table)) count++;
    return count;
  }

  #read<T>(table: string, key: string): T | undefined {
    const bytes = this.#store.get(table, key);
    return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as T);
  }

  #write(table: string, key: string, value: unknown): void {
    const bytes = new TextEncoder().encode(JSON.stringify(value));
    this.#store.write(new Map([[table, new Map([[key, bytes]])]]));
  }
}
