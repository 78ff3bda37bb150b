import { expect, test } from "vitest";
import type { GasSchedule } from "./gas.ts";
import { memoryChain } from "./memory-chain.ts";
import { DATA, SENDER } from "./testing/guest-program.ts";
import { type Script, script } from "./testing/script.ts";

const SCHEDULE: GasSchedule = { name: "test", services: new Map([[0x27, 100n]]), service: 10n, byte: 1n };

test("services cost what the schedule says, by their vector and by the byte", () => {
  const run = (contract: Script) => contract.run({ schedule: SCHEDULE }).gasUsed;
  expect([run(script()), run(script().service(0x27)), run(script().service(0x2c))]).toEqual([0n, 100n, 10n]);
  expect(run(script().service(0x16, DATA, 1n, 50n))).toBe(60n);
});

test("a service that cannot be paid is not served, and what was paid stays paid", () => {
  const contract = script().service(0x27).service(0x59, 1n).service(0x27).service(0x59, 2n);
  const result = contract.run({ schedule: SCHEDULE, gas: 150n });
  expect(result).toMatchObject({ error: "out_of_gas", gasUsed: 110n, values: [{ type: "u64", value: 1n }] });
});

test("a call within has its own limit, never above what is left, and its caller pays", () => {
  const callee = { code: script().service(0x26).returnRax().container, creator: SENDER };
  const chain = () => memoryChain({ contracts: new Map([["1.11.8", callee]]) });
  const limitIn = (own: bigint, gas: bigint): bigint => {
    const result = script()
      .service(0x2f, DATA, "1.11.8", 0n, own, "f()")
      .returnText()
      .run({ chain: chain(), schedule: SCHEDULE, gas });
    return new DataView((result.values[0]!.value as Uint8Array).buffer).getBigUint64(4, true);
  };
  expect(limitIn(40n, 100_000n)).toBe(40n);
  expect(limitIn(0n, 100_000n)).toBeGreaterThan(80_000n);
  expect(limitIn(1n << 63n, 100_000n)).toBe(limitIn(0n, 100_000n));
  const alone = script().service(0x26).run({ schedule: SCHEDULE }).gasUsed;
  expect(alone).toBe(10n);
  const poor = script().service(0x2f, DATA, "1.11.8", 0n, 15n, "f()").run({ chain: chain(), schedule: SCHEDULE });
  expect(poor).toMatchObject({
    error: "contract_error",
    message: expect.stringContaining("1.11.8 ended in out_of_gas"),
  });
});
