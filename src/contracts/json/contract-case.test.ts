import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { PROFILES } from "../../../oracle/index.ts";
import { FormatError } from "../../cases/codec.ts";
import { VALUE_KEYS } from "./amount.ts";
import { BLOCK_KEYS, CHAIN_KEYS } from "./chain.ts";
import { CALL_KEYS, CONTRACT_CASE_KEYS, isContractCase, readContractCase } from "./contract-case.ts";
import { readKey, writeKey } from "./stored-key.ts";

const CALL = { to: "1.11.0", call: "mint(100)" };
const CASE = { id: "one", contracts: { "1.11.0": "00ff" }, calls: [CALL] };

test("the example of the format is read", () => {
  const read = readContractCase({
    id: "token-mint",
    contracts: { "1.11.0": "00ff" },
    calls: [
      { to: "1.11.0", create: true, sender: "1.2.16" },
      {
        to: "1.11.0",
        sender: "1.2.16",
        call: "mint(100)",
        value: { amount: "0", asset: "1.3.0" },
        gas: "10000000",
      },
    ],
    chain: {
      block: { number: 15445, timestamp: 1574812800, author: "1.2.5" },
      blockHashes: { "15444": "00ab" },
      balances: { "1.2.16": { "1.3.0": "1000000" } },
      properties: { "1.2.16": { name: "alice" } },
      storage: { "1.11.0": { total: "6400000000000000" } },
    },
    profile: "full",
  });
  const code = Uint8Array.of(0, 255);
  expect(read.calls).toEqual([
    { to: "1.11.0", code, sender: "1.2.16" },
    { to: "1.11.0", sender: "1.2.16", line: "mint(100)", value: { amount: 0n, asset: "1.3.0" }, gas: 10_000_000n },
  ]);
  expect(read.chain).toEqual({
    blockNumber: 15445,
    timestamp: 1574812800,
    author: "1.2.5",
    blockHashes: new Map([[15444, "00ab"]]),
    balances: new Map([["1.2.16", new Map([["1.3.0", 1_000_000n]])]]),
    properties: new Map([["1.2.16", new Map([["name", "alice"]])]]),
    storage: new Map([
      ["1.11.0", [{ key: new TextEncoder().encode("total"), value: Uint8Array.of(0x64, 0, 0, 0, 0, 0, 0, 0) }]],
    ]),
  });
});

test.each<[unknown, string]>([
  [{ ...CASE, calls: [] }, "calls must have at least one call"],
  [{ ...CASE, calls: [{ to: "1.11.0" }] }, 'calls[0] must have either "call" or "create"'],
  [{ ...CASE, calls: [{ ...CALL, create: true }] }, 'calls[0] must have either "call" or "create"'],
  [{ ...CASE, calls: [{ ...CALL, to: "1.11.1" }] }, "calls[0].to is 1.11.1, which is none of the contracts"],
  [{ ...CASE, calls: [{ ...CALL, to: "1.2.0" }] }, "calls[0].to must be the id of a contract"],
  [{ ...CASE, calls: [{ ...CALL, sender: "me" }] }, "calls[0].sender must be an object id"],
  [{ ...CASE, calls: [{ ...CALL, value: 5 }] }, "calls[0].value must be an object"],
  [{ ...CASE, calls: [{ ...CALL, value: { amount: "1e3" } }] }, "calls[0].value.amount must be a decimal number"],
  [{ ...CASE, calls: [{ ...CALL, gas: "18446744073709551616" }] }, "calls[0].gas must fit into 64 bits"],
  [{ ...CASE, contracts: { "1.11.0": "0" } }, 'contracts["1.11.0"] must be hex digits'],
  [{ ...CASE, chain: { storage: { "1.11.0": { a: "x" } } } }, 'chain.storage["1.11.0"]["a"] must be hex digits'],
  [{ ...CASE, chain: { blockHashes: { x: "00" } } }, 'chain.blockHashes has "x"'],
  [{ ...CASE, chain: { blocks: {} } }, 'chain has an unknown key "blocks"'],
  [{ ...CASE, profile: "v9" }, "profile must be one of"],
  [{ ...CASE, gasSchedule: "dear" }, "gasSchedule must be one of "],
  [{ ...CASE, nonsense: 1 }, 'the case has an unknown key "nonsense"'],
])("%j is refused with its place", (value, message) => {
  expect(isContractCase(value)).toBe(true);
  expect(() => readContractCase(value)).toThrow(FormatError);
  expect(() => readContractCase(value)).toThrow(message);
});

test("any key of storage is written so that it is read as itself", () => {
  const text = fc.oneof(fc.string(), fc.constant("0x"), fc.constant("0x00"), fc.constant("\ufeffa"));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        text.map((one) => new TextEncoder().encode(one)),
      ),
      (key) => {
        expect([...readKey(writeKey(key))]).toEqual([...key]);
      },
    ),
  );
});

const schema = JSON.parse(readFileSync(new URL("contract-case.schema.json", import.meta.url), "utf8"));

test("schema and reader know the same keys", () => {
  const keysOf = (one: { properties: object }): string[] => Object.keys(one.properties).sort();
  const { call, chain } = schema.$defs;
  expect(keysOf(schema)).toEqual([...CONTRACT_CASE_KEYS].sort());
  expect(keysOf(call)).toEqual([...CALL_KEYS].sort());
  expect(keysOf(call.properties.value)).toEqual([...VALUE_KEYS].sort());
  expect(keysOf(chain)).toEqual([...CHAIN_KEYS].sort());
  expect(keysOf(chain.properties.block)).toEqual([...BLOCK_KEYS].sort());
  expect(schema.properties.profile.enum).toEqual(PROFILES.map(({ name }) => name));
});
