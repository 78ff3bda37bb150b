/** Everything in a store, so that stores can be compared. */
import type { Store } from "../../../oracle/index.ts";

/** Table, then key, to hex digits; tables without entries are left out. */
export function contentOf(store: Store, tables: readonly string[]): Record<string, Record<string, string>> {
  const content: Record<string, Record<string, string>> = {};
  for (const table of tables) {
    const entries = [...store.keys(table)].sort().map((key) => [key, hexOf(store.get(table, key))]);
    if (entries.length > 0) content[table] = Object.fromEntries(entries);
  }
  return content;
}

/** A key that is listed has a value. */
function hexOf(value: Uint8Array | undefined): string {
  if (!value) throw new Error("a key without a value");
  return Buffer.from(value).toString("hex");
}
