import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { AddressSpace } from "./address-space.ts";
import { Heap } from "./heap.ts";
import { LIMITS } from "./limits.ts";
import { OracleProcessor } from "./oracle-processor.ts";

const START = LIMITS.heapStart;
let space: AddressSpace;
let heap: Heap;

beforeEach(() => {
  space = new AddressSpace(new OracleProcessor());
  heap = new Heap(space, LIMITS);
});

test("blocks are powers of two behind each other, and a freed one comes back first", () => {
  expect([1n, 16n, 17n, 100n].map((size) => heap.allocate(size) - START)).toEqual([0n, 16n, 32n, 64n]);
  heap.free(START + 32n);
  heap.free(START + 16n);
  expect(heap.allocate(5n)).toBe(START + 16n);
  expect(heap.allocate(20n)).toBe(START + 32n);
  expect(heap.allocate(5n)).toBe(START + 192n);
});

test("memory appears as the heap grows, and no more of it", () => {
  const piece = BigInt(LIMITS.heapGrowth);
  expect(() => space.read(START, 1n)).toThrow("cannot be read");
  heap.allocate(1n);
  expect(space.read(START, piece)).toEqual(new Uint8Array(LIMITS.heapGrowth));
  expect(() => space.read(START, piece + 1n)).toThrow("cannot be read");
  heap.allocate(piece);
  expect(space.read(START, 2n * piece)).toHaveLength(2 * LIMITS.heapGrowth);
});

test.each<[bigint, string]>([
  [0n, "zero_size_allocation"],
  [BigInt(LIMITS.heapBytes) + 1n, "no_available_memory"],
  [1n << 63n, "no_available_memory"],
  [(1n << 64n) - 1n, "no_available_memory"],
])("an allocation of %i bytes is %s", (size, error) => {
  expect(() => heap.allocate(size)).toThrow(expect.objectContaining({ error }));
});

test("the whole heap can be had, and then nothing", () => {
  expect(heap.allocate(BigInt(LIMITS.heapBytes))).toBe(START);
  expect(() => heap.allocate(1n)).toThrow(expect.objectContaining({ error: "no_available_memory" }));
  heap.free(START);
  expect(heap.allocate(BigInt(LIMITS.heapBytes))).toBe(START);
});

test.each([0n, START + 1n, START + 16n, START - 16n, (1n << 64n) - 1n])("0x%s is not_heap_memory", (address) => {
  heap.allocate(16n);
  expect(() => heap.free(address)).toThrow(expect.objectContaining({ error: "not_heap_memory" }));
});

test("a block is freed once", () => {
  const block = heap.allocate(10n);
  heap.free(block);
  expect(() => heap.free(block)).toThrow(expect.objectContaining({ error: "not_heap_memory" }));
});

test("live blocks never overlap", () => {
  const action = fc.oneof(fc.bigInt(1n, 5000n), fc.nat(50));
  fc.assert(
    fc.property(fc.array(action, { maxLength: 100 }), (actions) => {
      const own = new Heap(new AddressSpace(new OracleProcessor()), LIMITS);
      const live: { at: bigint; end: bigint }[] = [];
      for (const one of actions) {
        if (typeof one === "number") {
          const [gone] = live.splice(one, 1);
          if (gone) own.free(gone.at);
          continue;
        }
        const at = own.allocate(one);
        expect(at % 16n).toBe(0n);
        expect(live.some((other) => at < other.end && other.at < at + one)).toBe(false);
        live.push({ at, end: at + one });
      }
    }),
    { numRuns: 50 },
  );
});
