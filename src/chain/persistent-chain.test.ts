import { ClassicLevel } from "classic-level";
import { expect, test } from "vitest";
import { EnvironmentLacks, UsageError } from "../engines/engine.ts";
import { temporaryFolder } from "../storage/testing/folder.ts";
import { PersistentChain } from "./persistent-chain.ts";
import { answer } from "./request.ts";
import { call, everythingIn, GENESIS, kept, memoryStore, requests } from "./testing/ledger.ts";

async function chainIn(folder: string, count: number): Promise<void> {
  const chain = await PersistentChain.create(folder, GENESIS);
  for (const request of requests(count)) await chain.commit((store) => answer(store, request));
  await chain.close();
}

test("a chain that is opened again is what it was, and goes on as one in memory does", async () => {
  const folder = temporaryFolder();
  const model = memoryStore();
  await chainIn(folder, 10);
  for (const request of requests(10)) answer(model, request);
  for (const line of ['move("a", "b0", 1)', 'move("a", "nobody", 99999999)', "a"]) {
    const chain = await PersistentChain.open(folder);
    expect(everythingIn(chain.store)).toEqual(everythingIn(model));
    const reply = await chain.commit((store) => answer(store, call(line)));
    expect(reply).toEqual(answer(model, call(line)));
    await chain.close();
  }
});

test("there must be a chain, and only one is made in a folder", async () => {
  const folder = temporaryFolder();
  await expect(PersistentChain.open(folder)).rejects.toBeInstanceOf(UsageError);
  await expect(PersistentChain.open(`${folder}/none`)).rejects.toThrow(/echolot chain init/);
  await (await PersistentChain.create(folder, GENESIS)).close();
  await expect(PersistentChain.create(folder, GENESIS)).rejects.toThrow(/there is a chain in/);
  await (await PersistentChain.open(folder)).close();
});

test("a making that was cut short is no chain, and can be done again", async () => {
  const folder = temporaryFolder();
  const empty = new ClassicLevel(folder);
  await empty.open();
  await empty.close();
  await expect(PersistentChain.open(folder)).rejects.toThrow(/echolot chain init/);
  await (await PersistentChain.create(folder, GENESIS)).close();
  await (await PersistentChain.open(folder)).close();
});

test("one process at a time, and the lock is gone after a mistake in a request", async () => {
  const folder = temporaryFolder();
  const chain = await PersistentChain.create(folder, GENESIS);
  await expect(PersistentChain.open(folder)).rejects.toBeInstanceOf(EnvironmentLacks);
  await expect(
    chain.commit(() => {
      throw new Error("a mistake");
    }),
  ).rejects.toThrow("a mistake");
  await chain.close();
  await (await PersistentChain.open(folder)).close();
});

test.each([
  ["operation!2", /is damaged: 9 operations and 1 blocks were written, 8 and 1 are there/],
  ["block!1", /is damaged: 9 operations and 1 blocks were written, 9 and 0 are there/],
  ["status!chain", /is damaged/],
])("without %s it is damaged", async (key, message) => {
  const folder = temporaryFolder();
  await chainIn(folder, 8);
  const database = new ClassicLevel(folder);
  await database.open();
  await database.del(key);
  await database.close();
  await expect(PersistentChain.open(folder)).rejects.toThrow(message);
});

test("a value that was written by somebody else is damaged", async () => {
  const folder = temporaryFolder();
  await chainIn(folder, 1);
  const database = new ClassicLevel(folder);
  await database.open();
  await database.put("code!1.11.0", "nonsense");
  await database.close();
  const chain = await PersistentChain.open(folder);
  expect(kept(chain.store)).toBe(3);
  await expect(chain.commit((store) => answer(store, call("f()")))).rejects.toThrow(/is damaged/);
  await chain.close();
});
