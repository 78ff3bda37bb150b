import { expect, test } from "vitest";
import { Chain, type Store } from "../../oracle/index.ts";
import { UsageError } from "../engines/engine.ts";
import { Journal } from "./journal.ts";
import { answer, type Request } from "./request.ts";
import { ALICE, call, creation, everythingIn, LEDGER, memoryStore, requests } from "./testing/ledger.ts";

function chainWith(...requests: readonly Request[]): Store {
  const store = memoryStore();
  for (const request of [creation(), ...requests]) expect(answer(store, request).isFine).toBe(true);
  return store;
}

const read = (store: Store, name: string): unknown =>
  answer(store, { kind: "read", call: { ...call(name), line: name } }).json;

test("a call changes the chain, and is on record in its block", () => {
  const store = chainWith(call('put("a", 5)'), call('move("a", "b", 2)'), { kind: "block", count: 2 });
  const reply = answer(store, call('move("a", "b", 1)', 7n));
  expect(reply.json).toMatchObject([1, { contract_id: LEDGER, result: { error: "none", block_num: 3 } }]);
  expect(read(store, "b")).toMatchObject({ error: "none", output: "0300000000000000" });
  expect(new Chain(store).balance(LEDGER, "1.3.0")).toBe(7n);
  expect(new Journal(store).entry(3)).toMatchObject({
    kind: "call",
    block: 3,
    transaction: 0,
    sender: ALICE,
    to: LEDGER,
    line: 'move("a", "b", 1)',
    value: { amount: "7", asset: "1.3.0" },
    result: [1, { result: { logs: [{ id: 0, block_num: 3, trx_num: 0, op_num: 0 }] } }],
  });
});

test("a call that ends in an error leaves nothing but its record", () => {
  const store = chainWith(call('put("a", 5)'));
  const { operation: _, status: __, ...before } = everythingIn(store);
  const reply = answer(store, call('fail("a", "b", 2)', 7n));
  expect([reply.isFine, reply.warning]).toEqual([false, "contract_error (3): asked to fail"]);
  const { operation, status: ___, ...after } = everythingIn(store);
  expect(after).toEqual(before);
  expect(Object.keys(operation!)).toEqual(["0", "1", "2"]);
  expect(new Journal(store).entry(2)).toMatchObject({ message: "asked to fail" });
});

test("a creation that fails gives its number to the next one", () => {
  const store = memoryStore();
  expect(answer(store, { ...creation(), code: Uint8Array.of(1, 2, 3) })).toMatchObject({ isFine: false });
  expect(answer(store, creation()).short).toBe("created 1.11.0: none");
  expect(answer(store, creation()).short).toBe("created 1.11.1: none");
});

test("what must not change the chain does not", () => {
  const store = chainWith(call('put("a", 5)'));
  const before = everythingIn(store);
  const views: Request[] = [
    { kind: "view", call: call('put("a", 6)') },
    { kind: "read", call: call("a") },
    { kind: "transfer", from: ALICE, to: "1.2.11", amount: 10n ** 9n, asset: "1.3.0" },
    { kind: "transfer", from: ALICE, to: "1.11.9", amount: 1n, asset: "1.3.0" },
  ];
  expect(views.map((view) => answer(store, view).isFine)).toEqual([true, true, false, false]);
  expect(() => answer(store, { kind: "block", count: 1, timestamp: -1 })).toThrow(UsageError);
  expect(() => answer(store, { kind: "block", count: 2, timestamp: 0xffff_ffff })).toThrow(UsageError);
  expect(everythingIn(store)).toEqual(before);
});

test("time comes from the request or from the step, and the author stays", () => {
  const store = memoryStore();
  answer(store, { kind: "block", count: 2, timestamp: 100, author: "1.2.5" });
  expect(new Chain(store).head).toEqual({ number: 3, timestamp: 105, author: "1.2.5" });
  expect(answer(store, { kind: "block", count: 1 }).short).toBe("block 4 at 110 by 1.2.5");
});

test("the hash of a block depends on what is in it and on the block before it, and on nothing else", () => {
  const hashes = (line: string): (string | undefined)[] => {
    const store = chainWith(call(line), { kind: "block", count: 2 });
    return [1, 2, 3].map((number) => new Chain(store).blockHash(number));
  };
  const [one, again, other] = [hashes('put("a", 5)'), hashes('put("a", 5)'), hashes('put("a", 6)')];
  expect(again).toEqual(one);
  expect(one[0]).toMatch(/^00000001[0-9a-f]{32}$/);
  expect([other[0] === one[0], other[1] === one[1], one[2]]).toEqual([false, false, undefined]);
});

test("whatever is asked, the ledger's sum and the money stay", () => {
  const store = memoryStore();
  for (const request of requests(40)) {
    answer(store, request);
    const chain = new Chain(store);
    const money = [...chain.balances()].reduce((sum, { amount }) => sum + amount, 0n);
    expect(money).toBe(1_000_000n);
  }
  const { total, a, b0, b1, b2 } = ledger(store);
  expect(a! + b0! + b1! + b2!).toBe(total);
});

const ledger = (store: Store): Record<string, bigint> =>
  Object.fromEntries(
    [...new Chain(store).storedKeys(LEDGER)].map((key) => [
      Buffer.from(key).toString(),
      Buffer.from(new Chain(store).stored(LEDGER, key)!).readBigUInt64LE(),
    ]),
  );
