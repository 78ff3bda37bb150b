import { expect, test } from "vitest";
import { LIMITS } from "../limits.ts";
import { DATA } from "../testing/guest-program.ts";
import { script } from "../testing/script.ts";

const [FIRST, SECOND] = [LIMITS.heapStart, LIMITS.heapStart + 32n];

test("a block moves when it must, with what was in it, and the old one is free", () => {
  const result = script()
    .service(0x11, 20n)
    .service(0x16, FIRST, 0x5an, 32n)
    .service(0x12, FIRST, 32n)
    .returnRax()
    .service(0x12, FIRST, 33n)
    .returnRax()
    .returnBytes(33, SECOND)
    .service(0x11, 17n)
    .returnRax()
    .run();
  expect(result.values.map(({ value }) => value)).toEqual([FIRST, SECOND, new Uint8Array(33).fill(0x5a, 0, 32), FIRST]);
});

test("a smaller block keeps what fits, and a null pointer is malloc", () => {
  const result = script()
    .service(0x12, 0n, 64n)
    .service(0x16, FIRST, 7n, 64n)
    .service(0x12, FIRST, 16n)
    .returnRax()
    .returnBytes(16, FIRST + 64n)
    .run();
  expect(result.values.map(({ value }) => value)).toEqual([FIRST + 64n, new Uint8Array(16).fill(7)]);
});

test.each([
  [DATA, 8n, "not_heap_memory"],
  [FIRST + 16n, 8n, "not_heap_memory"],
  [FIRST, 0n, "zero_size_allocation"],
  [0n, 0n, "zero_size_allocation"],
  [FIRST, -1n, "no_available_memory"],
])("realloc(0x%x, %i) is %s", (pointer, size, error) => {
  expect(script().service(0x11, 64n).service(0x12, pointer, size).run().error).toBe(error);
});
