import { expect, test } from "vitest";
import { LIMITS } from "../../oracle/index.ts";
import type { CallEngine, CallOf } from "./engine.ts";
import { ProcessEngine } from "./engine.ts";
import { EnginePool } from "./engine-pool.ts";

const REQUEST: CallOf = { contract: new Uint8Array(), chain: {}, limits: LIMITS };

/** Tells which member was asked. */
class Counting implements CallEngine {
  readonly name = "oracle";
  readonly inner = new ProcessEngine("oracle", 20_000);
  asked = 0;

  run(request: CallOf): ReturnType<CallEngine["run"]> {
    this.asked++;
    return this.inner.run(request);
  }

  close(): void {
    this.inner.close();
  }
}

test("calls go to the member with the fewest before it, every answer to whoever asked, and closing closes all", async () => {
  const members = [new Counting(), new Counting()] as const;
  const pool = new EnginePool(members);
  const answers = await Promise.all(Array.from({ length: 6 }, () => pool.run(REQUEST)));
  expect(members.map(({ asked }) => asked)).toEqual([3, 3]);
  const errors = answers.map((answer) => ("broken" in answer ? answer.broken : answer.result.error));
  expect(errors).toEqual(Array(6).fill("incorrect_emulator_load"));
  pool.close();
  for (const { inner } of members) expect(await inner.run(REQUEST)).toEqual({ broken: "the engine was closed" });
});
