import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ERROR_NUMBERS, VALUE_TYPES } from "../../oracle/index.ts";
import { VALUE_KEYS } from "../contracts/json/amount.ts";
import { expectationsText, KEYS, parseExpectations } from "./json.ts";
import { BEFORE_KEYS } from "./json-before.ts";
import { CALL_KEYS, RESULT_KEYS } from "./json-call.ts";
import { KEYS as CHAIN_KEYS } from "./json-chain.ts";
import { LOG_KEYS, OPERATION_KEYS } from "./json-effects.ts";
import { EXCUSE_KEYS } from "./json-excuse.ts";

const schema = JSON.parse(readFileSync(new URL("expect.schema.json", import.meta.url), "utf8"));
const keysOf = (one: { properties: object }): string[] => Object.keys(one.properties).sort();

test("schema and reader know the same keys", () => {
  const { call, value } = schema.$defs;
  expect(keysOf(schema)).toEqual([...KEYS].sort());
  expect(keysOf(call)).toEqual([...CALL_KEYS].sort());
  expect(keysOf(call.properties.result)).toEqual([...RESULT_KEYS].sort());
  expect(keysOf(call.properties.chain)).toEqual([...CHAIN_KEYS].sort());
  expect(keysOf(schema.$defs.excuse)).toEqual([...EXCUSE_KEYS].sort());
  expect(keysOf(schema.$defs.log)).toEqual([...LOG_KEYS].sort());
  expect(keysOf(schema.$defs.operation)).toEqual([...OPERATION_KEYS].sort());
  expect(keysOf(schema.$defs.earlier)).toEqual([...BEFORE_KEYS].sort());
  expect(keysOf(schema.$defs.money)).toEqual([...VALUE_KEYS].sort());
  expect(keysOf(value)).toEqual([...VALUE_TYPES.map(({ name }) => name), "hex"].sort());
});

const CALL = { call: "f()", result: { error: "none", output: "" } };
const file = (change: object): string => JSON.stringify({ v: 1, binaries: ["a.elf"], calls: [CALL], ...change });
const withCall = (change: object): string => file({ calls: [{ ...CALL, ...change }] });

test.each([
  ["[]", "the file must be an object, not a list"],
  [file({ v: 2 }), "v must be 1"],
  [file({ binary: [] }), 'the file has an unknown key "binary"'],
  [file({ binaries: [] }), "binaries must have at least one file"],
  [file({ binaries: ["../a.elf"] }), "binaries[0] must be a file inside the folder"],
  [file({ binaries: ["/a.elf"] }), "binaries[0] must be a file inside the folder"],
  [file({ binaries: ["a.elf", "a.elf"] }), 'binaries[1] has the name "a.elf", as binaries[0] has'],
  [file({ calls: [] }), "calls must have at least one call"],
  [file({ calls: [CALL, CALL] }), 'calls[1] has the name "f()", as calls[0] has'],
  [file({ calls: [CALL, { ...CALL, call: "g()", name: "f()" }] }), 'calls[1] has the name "f()"'],
  [withCall({ arguments: [] }), 'calls[0] has an unknown key "arguments"'],
  [withCall({ result: {} }), "calls[0].result.error must be one of none"],
  [withCall({ result: { error: "none" } }), "calls[0].result.output must be given"],
  [withCall({ result: { error: "none", output: "0" } }), "calls[0].result.output must be hex digits"],
  [withCall({ returns: [{ u8: 5 }] }), "calls[0].returns is 05 as bytes, and result.output is nothing"],
  [withCall({ returns: [{ u8: 256 }] }), "calls[0].returns[0].u8 must fit into u8"],
  [withCall({ returns: [{ u64: 2 ** 60 }] }), "calls[0].returns[0].u64 must be a whole number"],
  [withCall({ returns: [{ u128: 1 }] }), "calls[0].returns[0] must have one key, the type"],
  [withCall({ excused: { oracle: "old" } }), 'calls[0].excused has "oracle", and only unicorn and native can'],
  [withCall({ excused: { native: "old" } }), "calls[0].excused.native must be an object"],
  [withCall({ excused: { native: { why: "", end: ["error"] } } }), "calls[0].excused.native.why must not be empty"],
  [withCall({ excused: { native: { why: "old" } } }), 'calls[0].excused.native must say what may differ, in "end"'],
  [withCall({ excused: { native: { why: "old", end: ["gas"] } } }), "calls[0].excused.native.end[0] must be one of"],
  [withCall({ excused: { native: { why: "old", stops: { "0": ["rax"] } } } }), 'calls[0].excused.native.stops has "0"'],
  [
    withCall({ excused: { native: { why: "old", stops: { "2": ["rax", "eax"] } } } }),
    'calls[0].excused.native.stops["2"][1] must be "stop", a register, a flag, or bytes of memory such as "[0x1000+8]"',
  ],
  [withCall({ message: "no" }), "calls[0].message belongs to contract_error only"],
  [withCall({ limit: 0 }), "calls[0].limit must be at least 1"],
  [withCall({ chain: { sender: "me" } }), "calls[0].chain.sender must be an object id"],
  [
    withCall({ chain: { balances: { "1.2.1": { "1.3.0": "1e3" } } } }),
    'calls[0].chain.balances["1.2.1"]["1.3.0"] must be',
  ],
  [withCall({ chain: { value: { amount: "x" } } }), "calls[0].chain.value.amount must be a decimal number"],
  [withCall({ before: [{}] }), 'calls[0].before[0] must have either "call" or "create": true'],
  [withCall({ before: [{ call: "f()", to: "1.2.3" }] }), "calls[0].before[0].to must be the id of a contract"],
  [withCall({ contracts: { "1.11.8": "../b.elf" } }), 'calls[0].contracts["1.11.8"] must be a file inside the folder'],
  [withCall({ logs: [{ log: "00" }] }), "calls[0].logs[0].event must be a string"],
  [withCall({ logs: [{ event: "e()" }], result: { error: "unknown", output: "" } }), "calls[0] has logs or operations"],
  [withCall({ storage: { "1.11.0": { k: 1 } } }), 'calls[0].storage["1.11.0"]["k"] must be a string'],
  [withCall({ balances: { "1.2.1": { x: "1" } } }), 'calls[0].balances["1.2.1"] must be an object id'],
  [withCall({ operations: [{ caller: "1.11.0" }] }), "calls[0].operations[0].value must be an object"],
  [withCall({ states: { "b.elf": {} } }), 'calls[0].states has "b.elf", which is none of the binaries a.elf'],
  [withCall({ profile: "v3" }), "calls[0].profile must be one of echo-2020"],
  [withCall({ profile: { "a.elf": "v3" } }), 'calls[0].profile["a.elf"] must be one of echo-2020'],
  [withCall({ profile: { "b.elf": "v2" } }), 'calls[0].profile has "b.elf", which is none of the binaries a.elf'],
  [
    withCall({ states: { "a.elf": { ints: 1, sha256: "00" } } }),
    'calls[0].states["a.elf"].sha256 must be 64 hex digits',
  ],
])("%s is refused by the place in it", (text, message) => {
  expect(() => parseExpectations(text)).toThrow(message);
});

const whole = (bits: number, signed: boolean) =>
  fc.bigInt(
    signed
      ? { min: -(1n << BigInt(bits - 1)), max: (1n << BigInt(bits - 1)) - 1n }
      : { min: 0n, max: (1n << BigInt(bits)) - 1n },
  );
const values = VALUE_TYPES.map((type) =>
  "bits" in type
    ? whole(type.bits, type.signed).map((value) => ({ [type.name]: String(value) }))
    : type.name === "bool"
      ? fc.boolean().map((bool) => ({ bool }))
      : fc.oneof(
          fc.string({ unit: "grapheme" }).map((string) => ({ string })),
          fc.uint8Array().map((bytes) => ({ hex: Buffer.from(bytes).toString("hex") })),
        ),
);
const calls = fc.uniqueArray(
  fc.record(
    {
      name: fc.string({ minLength: 1 }),
      call: fc.string(),
      chain: fc.record(
        {
          block_number: fc.nat(),
          sender: fc.constant("1.2.7"),
          balances: fc.constant({ "1.2.7": { "1.3.0": "-9" } }),
          value: fc.constant({ amount: 7, asset: "1.3.2" }),
          block_hashes: fc.constant({ "15": "00ab" }),
          properties: fc.constant({ "1.2.7": { name: "alice" } }),
          storage: fc.constant({ "1.11.0": { total: "64", "0xff": "", "0x3078": "01" } }),
        },
        { requiredKeys: [] },
      ),
      limit: fc.integer({ min: 1 }),
      result: fc.record(
        { error: fc.constantFrom(...Object.keys(ERROR_NUMBERS)), gas_used: fc.nat() },
        { requiredKeys: ["error"] },
      ),
      returns: fc.array(fc.oneof(...values)),
      before: fc.constantFrom(["f()"], [{ create: true }, { call: "g()", sender: "1.2.9", value: { amount: "3" } }]),
      contracts: fc.constant({ "1.11.8": "sub/b.elf" }),
      storage: fc.constant({ "1.11.0": { a: "00", b: null }, "1.11.8": { "0x00ff": "" } }),
      balances: fc.constant({ "1.2.7": { "1.3.0": "-9" } }),
      excused: fc.constantFrom(
        { unicorn: { why: "old", end: ["error", "output"] } },
        { native: { why: "new", end: ["answer"], stops: { "3": ["stop", "rax", "xmm9", "CF", "[0x1000+8]"] } } },
      ),
      profile: fc.constantFrom("echo-2020", "v2", { "a.elf": "echo" }),
    },
    { requiredKeys: ["name", "result", "returns"] },
  ),
  { minLength: 1, maxLength: 4, selector: ({ name }) => name },
);

test("what is written reads as what was read", () => {
  fc.assert(
    fc.property(calls, (some) => {
      const read = parseExpectations(file({ calls: some }));
      const text = expectationsText(read);
      expect(parseExpectations(text)).toEqual(read);
      expect(expectationsText(parseExpectations(text))).toBe(text);
    }),
    { numRuns: 200 },
  );
});
