/** The persistent storage interface in memory: for tests, and for runs that leave nothing behind. */
import type { Changes, Store } from "./store.ts";

export class MemoryStore implements Store {
  readonly #tables = new Map<string, Map<string, Uint8Array>>();

  get(table: string, key: string): Uint8Array | undefined {
    return this.#tables.get(table)?.get(key);
  }

  keys(table: string): Iterable<string> {
    return this.#tables.get(table)?.keys() ?? [];
  }

  write(changes: Changes): void {
    for (const [table, entries] of changes) this.#writeTable(table, entries);
  }

  #writeTable(name: string, entries: ReadonlyMap<string, Uint8Array | undefined>): void {
    const table = this.#tables.get(name) ?? new Map<string, Uint8Array>();
    this.#tables.set(name, table);
    for (const [key, value] of entries) {
      if (value === undefined) table.delete(key);
      else table.set(key, value);
    }
  }
}
