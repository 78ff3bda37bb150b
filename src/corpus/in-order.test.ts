import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inOrder } from "./in-order.ts";

async function all<T>(results: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const one of results) list.push(one);
  return list;
}

test("results come in order, whichever is done first, and no more are under way than may be", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(5), { maxLength: 20 }), fc.integer({ min: 1, max: 6 }), async (turns, ahead) => {
      let [now, most] = [0, 0];
      const work = async (turn: number): Promise<number> => {
        most = Math.max(most, ++now);
        for (let n = 0; n < turn; n++) await setImmediate();
        now--;
        return turn;
      };
      expect(await all(inOrder(turns, ahead, work))).toEqual(turns);
      expect(most).toBeLessThanOrEqual(ahead);
    }),
    { numRuns: 30 },
  );
});

test("all that may be under way is, and items are taken only then", async () => {
  const taken: number[] = [];
  function* items(): Generator<number> {
    for (let n = 0; n < 9; n++) {
      taken.push(n);
      yield n;
    }
  }
  const results = inOrder(items(), 4, async (n) => n);
  expect((await results.next()).value).toBe(0);
  expect(taken).toEqual([0, 1, 2, 3]);
});

test("what a piece throws is thrown when its turn has come", async () => {
  const seen: number[] = [];
  const failing = async (n: number): Promise<number> => {
    if (n === 2) throw new Error("two");
    await setImmediate();
    return n;
  };
  const run = async (): Promise<void> => {
    for await (const one of inOrder([0, 1, 2, 3], 4, failing)) seen.push(one);
  };
  await expect(run()).rejects.toThrow("two");
  expect(seen).toEqual([0, 1]);
});
