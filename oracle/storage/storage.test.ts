import fc from "fast-check";
import { expect, test } from "vitest";
import { MemoryStore } from "./memory-store.ts";
import { Overlay } from "./overlay.ts";
import type { Store } from "./store.ts";

const put = (store: Store, table: string, key: string, value: number | undefined): void =>
  store.write(new Map([[table, new Map([[key, value === undefined ? undefined : Uint8Array.of(value)]])]]));

const content = (store: Store, table: string): unknown[] =>
  [...store.keys(table)].sort().map((key) => [key, store.get(table, key)?.[0]]);

const name = fc.constantFrom("a", "b", "c");
const step = fc.oneof(
  fc.record({ table: name, key: name, value: fc.option(fc.nat(255), { nil: undefined }) }),
  fc.constantFrom("open" as const, "commit" as const, "drop" as const),
);

test("overlays on overlays are what copies of the whole would be", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const stores: Store[] = [new MemoryStore()];
      const copies = [new Map<string, number>()];
      for (const one of steps) {
        const [top, copy] = [stores.at(-1)!, copies.at(-1)!];
        if (one === "open") {
          stores.push(new Overlay(top));
          copies.push(new Map(copy));
          // keys that were asked for once are kept up to date
          for (const table of ["a", "b"]) content(stores.at(-1)!, table);
        } else if (typeof one === "object") {
          put(top, one.table, one.key, one.value);
          if (one.value === undefined) copy.delete(one.table + one.key);
          else copy.set(one.table + one.key, one.value);
        } else if (top instanceof Overlay) {
          if (one === "commit") {
            top.commit();
            copies.splice(-2, 2, copy);
          } else copies.pop();
          stores.pop();
        }
      }
      for (const [n, store] of stores.entries()) {
        for (const table of ["a", "b", "c"]) {
          const expected = [...copies[n]!].filter(([key]) => key[0] === table).map(([key, value]) => [key[1], value]);
          expect(content(store, table)).toEqual(expected.sort());
        }
      }
    }),
  );
});

test("a commit is one write of the store below", () => {
  const store = new MemoryStore();
  const overlay = new Overlay(store);
  put(overlay, "a", "x", 1);
  put(overlay, "b", "y", 2);
  expect(content(store, "a")).toEqual([]);
  const writes: unknown[] = [];
  const watched = new Overlay({ get: () => undefined, keys: () => [], write: (changes) => void writes.push(changes) });
  put(watched, "a", "x", 1);
  put(watched, "b", "y", 2);
  watched.commit();
  overlay.commit();
  expect(writes).toHaveLength(1);
  expect([content(store, "a"), content(store, "b"), overlay.changes.size]).toEqual([[["x", 1]], [["y", 2]], 0]);
});
