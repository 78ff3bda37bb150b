import { beforeEach, expect, test } from "vitest";
import { AddressSpace } from "./address-space.ts";
import { OracleProcessor } from "./oracle-processor.ts";

let space: AddressSpace;

beforeEach(() => {
  space = new AddressSpace(new OracleProcessor());
  space.map({ at: 0x10000n, size: 4096, access: "rw" });
  space.map({ at: 0x11000n, size: 4096, access: "r" });
  space.map({ at: 0x13000n, size: 4096, access: "rx" });
});

test("a service reads across runs that may be read", () => {
  space.write(0x10ffen, Uint8Array.of(1, 2));
  space.fill(0x11000n, Uint8Array.of(3));
  expect(space.read(0x10ffen, 4n)).toEqual(Uint8Array.of(1, 2, 3, 0));
  expect(space.read(0x13fffn, 1n)).toEqual(Uint8Array.of(0));
});

test.each<[string, () => unknown]>([
  ["reading a hole", () => space.read(0x11fffn, 2n)],
  ["reading null", () => space.read(0n, 1n)],
  ["reading below", () => space.read(0xffffn, 1n)],
  ["reading all of 2^64", () => space.read(0x10000n, (1n << 64n) - 1n)],
  ["reading where nothing is canonical", () => space.read(1n << 63n, 8n)],
  ["writing read-only bytes", () => space.write(0x11000n, Uint8Array.of(1))],
  ["writing code", () => space.write(0x13000n, Uint8Array.of(1))],
  ["writing past the end", () => space.write(0xffff_ffff_ffff_ffffn, Uint8Array.of(1, 2))],
])("%s is memory_invalid_access", (_, access) => {
  expect(access).toThrow(expect.objectContaining({ error: "memory_invalid_access" }));
});

test("a write that does not fit writes nothing", () => {
  expect(() => space.write(0x10fffn, Uint8Array.of(1, 2))).toThrow("cannot be written");
  expect(space.read(0x10fffn, 1n)).toEqual(Uint8Array.of(0));
});

test("nothing is touched by a count of 0, wherever it points", () => {
  expect(space.read(0n, 0n)).toEqual(new Uint8Array(0));
  space.write((1n << 64n) - 1n, new Uint8Array(0));
  expect(() => space.checkWritable(5n, 0n)).not.toThrow();
});
