import { expect, test } from "vitest";
import { LIMITS, type Limits, MemoryStore, type Store } from "../../oracle/index.ts";
import { limitsWith, readLimits, writeLimits } from "../contracts/limits.ts";
import { temporaryFolder } from "../storage/testing/folder.ts";
import { limitsOf } from "./chain-limits.ts";
import { writeGenesis } from "./genesis.ts";
import { Journal } from "./journal.ts";
import { PersistentChain } from "./persistent-chain.ts";
import { answer } from "./request.ts";
import { call, creation, GENESIS } from "./testing/ledger.ts";

const CHOSEN: Limits = limitsWith({
  containerBytes: 50_000,
  gas: 20_000n,
  steps: 1000,
  named: { stackBytes: 8192, callDepth: 3, outputBytes: 4 },
});

test("limits are read as they were written, and survive JSON", () => {
  expect(readLimits(JSON.parse(JSON.stringify(writeLimits(CHOSEN))))).toEqual(CHOSEN);
  expect(readLimits(writeLimits(LIMITS))).toEqual(LIMITS);
});

function storeWith(limits?: Limits): Store {
  const store = new MemoryStore();
  writeGenesis(store, limits ? { ...GENESIS, limits } : GENESIS);
  return store;
}

test("a chain has the limits that it was made with on record, also those of the standard", () => {
  expect(new Journal(storeWith()).limits).toEqual(writeLimits(LIMITS));
  expect(limitsOf(storeWith(CHOSEN))).toEqual(CHOSEN);
});

/** What the calls of a small chain ended in. */
const endings = (store: Store): unknown[] =>
  [creation(), call('put("a", 5)'), call('move("a", "b", 2)')].map(
    (request) => (answer(store, request).json as [number, { result: { error: string } }])[1].result.error,
  );

test.each<[string, Limits | undefined, string[]]>([
  ["the standard's", undefined, ["none", "none", "none"]],
  [
    "no room for the contract",
    limitsWith({ containerBytes: 100 }),
    ["incorrect_emulator_load", "invalid_chain_call", "invalid_chain_call"],
  ],
  [
    "no room for output",
    limitsWith({ named: { outputBytes: 4 } }),
    ["none", "output_limit_exceeded", "contract_error"],
  ],
  ["no events", limitsWith({ named: { logs: 0 } }), ["none", "none", "log_limit_exceeded"]],
  ["little gas", limitsWith({ gas: 12_500n }), ["none", "none", "none"]],
  ["less gas", limitsWith({ gas: 1000n }), ["out_of_gas", "invalid_chain_call", "invalid_chain_call"]],
  ["few steps", limitsWith({ steps: 3 }), ["out_of_gas", "invalid_chain_call", "invalid_chain_call"]],
])("%s", (_, limits, errors) => {
  expect(endings(storeWith(limits))).toEqual(errors);
});

test("a chain that is opened again has them still", async () => {
  const folder = temporaryFolder();
  await (await PersistentChain.create(folder, { ...GENESIS, limits: CHOSEN })).close();
  const chain = await PersistentChain.open(folder);
  expect(limitsOf(chain.store)).toEqual(CHOSEN);
  await chain.close();
});

test("a chain of the first format has the standard's; one of the second that has lost them is damaged", async () => {
  const folder = temporaryFolder();
  const made = await PersistentChain.create(folder, GENESIS);
  await made.commit((store) => store.write(new Map([["status", new Map([["limits", undefined]])]])));
  await made.close();
  await expect(PersistentChain.open(folder)).rejects.toThrow("its limits are missing");

  const old = new MemoryStore();
  writeGenesis(old, GENESIS);
  old.write(new Map([["status", new Map([["limits", undefined]])]]));
  expect(limitsOf(old)).toBe(LIMITS);
});
