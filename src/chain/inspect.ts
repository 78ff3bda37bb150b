/** What there is on a chain, as plain JSON: amounts as decimal strings, bytes as hex digits. */
import { Chain, type Store } from "../../oracle/index.ts";
import { writeKey } from "../contracts/json/stored-key.ts";
import { type LimitsJson, writeLimits } from "../contracts/limits.ts";
import { limitsOf } from "./chain-limits.ts";
import { type EndedBlock, type Entry, Journal } from "./journal.ts";

export interface ContractSummary {
  readonly id: string;
  readonly creator: string;
  /** Of the container. */
  readonly bytes: number;
  /** Stored entries. */
  readonly entries: number;
}

export interface Overview {
  readonly head: { readonly number: number; readonly timestamp: number; readonly author: string };
  readonly operations: number;
  readonly balances: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly contracts: readonly ContractSummary[];
  /** By their names: all that can be set. */
  readonly limits: LimitsJson;
}

export function overview(store: Store): Overview {
  const chain = new Chain(store);
  const ids = sorted(chain.contracts(), byInstance);
  const { operations } = new Journal(store).status!;
  const contracts = ids.map((id) => summary(chain, id));
  return { head: chain.head, operations, balances: balances(chain), contracts, limits: writeLimits(limitsOf(store)) };
}

/** Balances of everybody, or of one owner; those that are 0 are left out. */
export function balances(chain: Chain, only?: string): Overview["balances"] {
  const found: Record<string, Record<string, string>> = {};
  for (const { owner, asset, amount } of sorted(chain.balances(), byOwner)) {
    if (amount === 0n || (only !== undefined && owner !== only)) continue;
    found[owner] = { ...found[owner], [asset]: String(amount) };
  }
  return found;
}

export interface ContractState extends ContractSummary {
  readonly balances: Readonly<Record<string, string>>;
  /** Keys as in a contract case, values as hex digits. */
  readonly storage: Readonly<Record<string, string>>;
}

/** Undefined when there is no such contract. */
export function contractState(store: Store, id: string): ContractState | undefined {
  const chain = new Chain(store);
  if (!chain.contract(id)) return undefined;
  const keys = sorted(chain.storedKeys(id), Buffer.compare);
  return {
    ...summary(chain, id),
    balances: balances(chain, id)[id] ?? {},
    storage: Object.fromEntries(keys.map((key) => [writeKey(key), hex(chain.stored(id, key)!)])),
  };
}

function summary(chain: Chain, id: string): ContractSummary {
  const { code, creator } = chain.contract(id)!;
  return { id, creator, bytes: code.length, entries: [...chain.storedKeys(id)].length };
}

/** The last `count` operations, the oldest first. */
export function lastOperations(store: Store, count: number): (Entry & { readonly number: number })[] {
  const journal = new Journal(store);
  const end = journal.status!.operations;
  return numbers(Math.max(0, end - count), end).map((number) => ({ number, ...journal.entry(number)! }));
}

/** The last `count` blocks that have ended, the oldest first. */
export function lastBlocks(store: Store, count: number): EndedBlock[] {
  const journal = new Journal(store);
  const { number: end } = new Chain(store).head;
  return numbers(Math.max(end - journal.status!.blocks, end - count), end).map((number) => journal.block(number)!);
}

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const sorted = <T>(items: Iterable<T>, order: (a: T, b: T) => number): T[] => [...items].sort(order);

/** Ids of one kind by their numbers. */
const byInstance = (a: string, b: string): number => a.localeCompare(b, "en", { numeric: true });

const byOwner = (a: { owner: string; asset: string }, b: { owner: string; asset: string }): number =>
  byInstance(a.owner, b.owner) || byInstance(a.asset, b.asset);
