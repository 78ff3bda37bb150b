/** Changes that lie on top of a store: visible through the overlay only, until they are committed. Overlays lie on overlays. */
import type { Changes, Store } from "./store.ts";

export class Overlay implements Store {
  readonly #below: Store;
  readonly #changes = new Map<string, Map<string, Uint8Array | undefined>>();
  /** Of the tables that were asked for. The store below is written to by nobody else while an overlay lies on it. */
  readonly #keys = new Map<string, Set<string>>();

  constructor(below: Store) {
    this.#below = below;
  }

  /** Every entry that was written since the last commit, whether or not it differs from what is below. */
  get changes(): Changes {
    return this.#changes;
  }

  get(table: string, key: string): Uint8Array | undefined {
    const changed = this.#changes.get(table);
    return changed?.has(key) ? changed.get(key) : this.#below.get(table, key);
  }

  /**
   * The keys are gathered once and kept up to date: a contract that has removed a million entries must not make us look at
   * them again each time.
   */
  keys(table: string): Iterable<string> {
    const known = this.#keys.get(table) ?? this.#gather(table);
    this.#keys.set(table, known);
    return known;
  }

  #gather(table: string): Set<string> {
    const keys = new Set(this.#below.keys(table));
    for (const [key, value] of this.#changes.get(table) ?? []) update(keys, key, value);
    return keys;
  }

  write(changes: Changes): void {
    for (const [table, entries] of changes) this.#writeTable(table, entries);
  }

  #writeTable(table: string, entries: ReadonlyMap<string, Uint8Array | undefined>): void {
    const changed = this.#changes.get(table) ?? new Map<string, Uint8Array | undefined>();
    this.#changes.set(table, changed);
    const keys = this.#keys.get(table);
    for (const [key, value] of entries) {
      changed.set(key, value);
      if (keys) update(keys, key, value);
    }
  }

  /** Hands everything to the store below, in one `write`. */
  commit(): void {
    this.#below.write(new Map([...this.#changes].map(([table, entries]) => [table, new Map(entries)])));
    this.#changes.clear();
    this.#keys.clear();
  }
}

function update(keys: Set<string>, key: string, value: Uint8Array | undefined): void {
  if (value === undefined) keys.delete(key);
  else keys.add(key);
}
