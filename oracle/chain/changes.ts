/** What calls have changed on a chain, for people and for comparisons: storage and balances that are not as they were. */
import type { Overlay } from "../storage/overlay.ts";
import type { Store } from "../storage/store.ts";
import { bytesOfHex, decodeText } from "./bytes.ts";
import { storageOwner, TABLE } from "./tables.ts";

export interface StorageChange {
  readonly contract: string;
  readonly key: Uint8Array;
  /** Undefined: removed. */
  readonly value: Uint8Array | undefined;
}

export interface BalanceChange {
  readonly owner: string;
  readonly asset: string;
  /** What there is now. */
  readonly amount: bigint;
}

export interface ChainChanges {
  /** By contract, then key, ascending. */
  readonly storage: readonly StorageChange[];
  /** By owner, then asset, ascending. */
  readonly balances: readonly BalanceChange[];
}

/** What lies in the overlay and differs from what is below it. */
export function changesOf(overlay: Overlay, below: Store): ChainChanges {
  const tables = [...overlay.changes.keys()].sort();
  return {
    storage: tables.flatMap((table) => storageChanges(table, overlay, below)),
    balances: changedEntries(TABLE.balance, overlay, below).map(([key, amount]) => balanceChange(key, amount)),
  };
}

function storageChanges(table: string, overlay: Overlay, below: Store): StorageChange[] {
  const contract = storageOwner(table);
  if (contract === undefined) return [];
  return changedEntries(table, overlay, below).map(([key, value]) => ({ contract, key: bytesOfHex(key), value }));
}

function balanceChange(key: string, amount: Uint8Array | undefined): BalanceChange {
  const [owner, asset] = key.split("/") as [string, string];
  return { owner, asset, amount: amount === undefined ? 0n : BigInt(decodeText(amount)) };
}

function changedEntries(table: string, overlay: Overlay, below: Store): [string, Uint8Array | undefined][] {
  const entries = [...(overlay.changes.get(table) ?? [])];
  return entries
    .filter(([key, value]) => !isSame(value, below.get(table, key)))
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

const isSame = (one: Uint8Array | undefined, other: Uint8Array | undefined): boolean =>
  one === other || (one !== undefined && other !== undefined && one.join() === other.join());
