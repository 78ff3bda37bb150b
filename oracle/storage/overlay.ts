/** Changes that lie on top of a store: visible through the overlay only, until they are committed. Overlays lie on overlays. */
import type { Changes, Store } from "./store.ts";

export class Overlay implements Store {
  readonly #below: Store;
  readonly #changes = new Map<string, Map<string, Uint8Array | undefined>>();

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

  *keys(table: string): Iterable<string> {
    const changed = this.#changes.get(table);
    for (const key of this.#below.keys(table)) if (!changed?.has(key)) yield key;
    for (const [key, value] of changed ?? []) if (value !== undefined) yield key;
  }

  write(changes: Changes): void {
    for (const [table, entries] of changes) {
      const mine = this.#changes.get(table) ?? new Map<string, Uint8Array | undefined>();
      this.#changes.set(table, mine);
      for (const [key, value] of entries) mine.set(key, value);
    }
  }

  /** Hands everything to the store below, in one `write`. */
  commit(): void {
    this.#below.write(new Map([...this.#changes].map(([table, entries]) => [table, new Map(entries)])));
    this.#changes.clear();
  }
}
