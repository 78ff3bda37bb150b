import fc from "fast-check";
import { expect, test } from "vitest";
import { LIMITS } from "../limits.ts";
import { memoryChain } from "../memory-chain.ts";
import { CONTRACT, create, DATA } from "../testing/guest-program.ts";
import { script } from "../testing/script.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

test("what was stored is there in the next call, for every contract to read", () => {
  const chain = memoryChain();
  script().service(0x30, "total", encode("abc"), 3n).run({ chain });
  expect(chain.stored(CONTRACT, encode("total"))).toEqual(encode("abc"));
  const loading = script().service(0x31, 7n, "total", DATA).returnRax().returnText();
  expect(loading.run({ chain }).values).toEqual([
    { type: "u64", value: 1n },
    { type: "string", value: encode("abc") },
  ]);
  const other = create(loading.container, { chain, id: "1.11.8" });
  expect(other.values[1]?.value).toEqual(encode("abc"));
});

test("what is not stored is 0, and leaves the target alone", () => {
  const chain = memoryChain({ storage: new Map([["1.11.8", [{ key: encode("k"), value: encode("v") }]]]) });
  const result = script()
    .service(0x16, DATA, 0x55n, 16n)
    .service(0x31, 7n, "k", DATA)
    .returnRax()
    .returnBytes(16)
    .run({ chain });
  expect(result.values.map(({ value }) => value)).toEqual([0n, new Uint8Array(16).fill(0x55)]);
});

test("an empty key and an empty value are like any other", () => {
  const chain = memoryChain();
  script().service(0x30, "", 0n, 0n).run({ chain });
  expect(chain.stored(CONTRACT, new Uint8Array(0))).toEqual(new Uint8Array(0));
  expect(script().service(0x31, 7n, "", DATA).returnRax().run({ chain }).values[0]?.value).toBe(1n);
});

test("an error of the call takes back what it stored", () => {
  const chain = memoryChain();
  const result = script().service(0x30, "k", encode("v"), 1n).service(0x60, "no").run({ chain });
  expect([result.error, chain.stored(CONTRACT, encode("k"))]).toEqual(["contract_error", undefined]);
});

const bytes = fc.uint8Array({ maxLength: 4 });

test("removing takes every own key that begins with the bytes, and no other contract's", () => {
  fc.assert(
    fc.property(fc.uniqueArray(bytes, { selector: String }), fc.uint8Array({ maxLength: 2 }), (keys, prefix) => {
      const entries = keys.map((key) => ({ key, value: Uint8Array.of(1) }));
      const storage = new Map(["1.11.8", CONTRACT].map((id) => [id, entries] as const));
      const chain = memoryChain({ storage });
      const struct = script().service(0x14, DATA + 64n, prefix, BigInt(prefix.length));
      const address = Uint8Array.of(0x40, 0x20, 0x40, 0, 0, 0, 0, 0, prefix.length, 0, 0, 0, 0, 0, 0, 0);
      expect(struct.service(0x32, address).run({ chain }).error).toBe("none");
      const left = keys.filter((key) => !prefix.every((byte, n) => byte === key[n])).map(String);
      expect([...chain.storedKeys(CONTRACT)].map(String).sort()).toEqual(left.sort());
      expect([...chain.storedKeys("1.11.8")]).toHaveLength(keys.length);
    }),
    { numRuns: 50 },
  );
});

test.each([
  ["a key", { storageKeyBytes: 3 }],
  ["a value", { storageValueBytes: 4 }],
])("%s that is too long is invalid_chain_call", (_, limit) => {
  const result = script()
    .service(0x30, "four", encode("value"), 5n)
    .run({ limits: { ...LIMITS, ...limit } });
  expect(result.error).toBe("invalid_chain_call");
});

test("a value of all of memory costs nothing before it is refused", () => {
  expect(script().service(0x30, "k", DATA, -1n).run().error).toBe("memory_invalid_access");
});
