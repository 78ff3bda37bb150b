import { expect, test } from "vitest";
import { type GasSchedule, Meter } from "./gas.ts";
import { FREE, GAS_SCHEDULE } from "./gas-schedule.ts";
import { memoryChain } from "./memory-chain.ts";
import { create, DATA, program, RET, SENDER } from "./testing/guest-program.ts";
import { type Script, script } from "./testing/script.ts";

/** One unit is one gas; instructions are free, so that services stand alone. */
const SERVICES: GasSchedule = {
  ...FREE,
  price: { price: 1n, gasAmount: 1n },
  services: new Map([[0x27, 100]]),
  service: 10,
  byte: 1,
};

const KEY = new TextEncoder().encode("k");
/** What a caller pays after the call: the four bytes of its output's size, and a return. */
const AFTER = 4n + 10n;
/** Stores one byte. */
const writing = (): Script => script().service(0x30, "k", KEY, 1n);

test("services cost what the schedule says, by their vector and by the byte", () => {
  const run = (contract: Script) => contract.run({ schedule: SERVICES }).gasUsed;
  expect([run(script()), run(script().service(0x27)), run(script().service(0x2c))]).toEqual([0n, 100n, 10n]);
  expect(run(script().service(0x16, DATA, 1n, 50n))).toBe(60n);
});

test("a service that cannot be paid is not served, and all of the limit is used then", () => {
  const contract = script().service(0x27).service(0x59, 1n).service(0x27).service(0x59, 2n);
  const result = contract.run({ schedule: SERVICES, gas: 150n });
  expect(result).toMatchObject({ error: "out_of_gas", gasUsed: 150n, values: [{ type: "u64", value: 1n }] });
});

test("any other error has used what was paid up to there", () => {
  const result = script().service(0x27).service(0xff).run({ schedule: SERVICES, gas: 150n });
  expect(result).toMatchObject({ error: "unexpected_operation", gasUsed: 100n });
});

const callee = { code: script().service(0x26).returnRax().container, creator: SENDER };
const chain = () => memoryChain({ contracts: new Map([["1.11.8", callee]]) });

test("a call within has its own limit, never above what is left, and its caller pays", () => {
  const limitIn = (own: bigint, gas: bigint): bigint => {
    const result = script()
      .service(0x2f, DATA, "1.11.8", 0n, own, "f()")
      .returnText()
      .run({ chain: chain(), schedule: SERVICES, gas });
    return new DataView((result.values[0]!.value as Uint8Array).buffer).getBigUint64(4, true);
  };
  expect(limitIn(40n, 100_000n)).toBe(40n);
  expect(limitIn(0n, 100_000n)).toBeGreaterThan(80_000n);
  expect(limitIn(1n << 63n, 100_000n)).toBe(limitIn(0n, 100_000n));
  expect(script().service(0x26).run({ schedule: SERVICES }).gasUsed).toBe(10n);
});

test("a call within that runs out of its own limit costs its caller that limit, and no more", () => {
  const calling = (own: bigint) =>
    script().service(0x2f, DATA, "1.11.8", 0n, own, "f()").run({ chain: chain(), schedule: SERVICES });
  const [poor, richer] = [calling(12n), calling(15n)];
  expect(poor).toMatchObject({
    error: "contract_error",
    message: expect.stringContaining("1.11.8 ended in out_of_gas"),
    ranOutOfGas: true,
  });
  expect(richer.gasUsed - poor.gasUsed).toBe(3n);
});

test("a call within that cannot be paid is an error in its caller: nothing stays, and the caller has paid its own and that limit", () => {
  const run = (own: bigint, gas?: bigint) => {
    const there = memoryChain({
      balances: new Map([["1.11.7", new Map([["1.3.0", 5n]])]]),
      contracts: new Map([["1.11.8", { code: writing().container, creator: SENDER }]]),
    });
    const caller = writing().service(0x2f, DATA, "1.11.8", 5n, own, "f()").service(0x59, 1n);
    const result = caller.run({ chain: there, schedule: SERVICES, ...(gas !== undefined && { gas }) });
    return {
      result,
      left: [there.balance("1.11.7", "1.3.0"), there.stored("1.11.7", KEY), there.stored("1.11.8", KEY)],
    };
  };
  const needed = writing().run({ schedule: SERVICES }).gasUsed;
  const enough = run(needed).result;
  expect(enough).toMatchObject({ error: "none", output: Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0) });
  for (const own of [1n, 9n, 10n, 11n, needed - 1n]) {
    const { result, left } = run(own);
    expect(result).toMatchObject({ error: "contract_error", ranOutOfGas: true, logs: [], operations: [] });
    expect(result.message).toContain("1.11.8 ended in out_of_gas");
    expect(result.gasUsed).toBe(enough.gasUsed - AFTER - needed + own);
    expect(left).toEqual([5n, undefined, undefined]);
  }
  // the caller has less left than it grants
  const last = enough.gasUsed - AFTER - 1n;
  expect(run(needed, last).result).toMatchObject({ error: "contract_error", gasUsed: last });
});

test("a limit that is what others have left is told as such, one of its own is not", () => {
  const told = (own: bigint) =>
    script().service(0x2f, DATA, "1.11.8", 0n, own, "f()").run({ chain: chain(), schedule: SERVICES }).toldGasLeft;
  expect([told(0n), told(40n), told(1n << 63n)]).toEqual([true, undefined, true]);
  expect(script().service(0x26).run({ schedule: SERVICES }).toldGasLeft).toBeUndefined();
});

test("each contract that runs costs a call, and a creation costs its own", () => {
  const schedule = { ...FREE, price: { price: 1n, gasAmount: 1n }, call: 7, creation: 50 };
  expect(script().run({ schedule }).gasUsed).toBe(7n);
  expect(script().service(0x2f, DATA, "1.11.8", 0n, 0n, "f()").run({ chain: chain(), schedule }).gasUsed).toBe(14n);
  expect(create(program(RET), { schedule }).gasUsed).toBe(50n);
  expect(create(program(RET), { schedule, gas: 49n })).toMatchObject({ error: "out_of_gas", gasUsed: 49n, steps: 0 });
});

test("what does not run costs nothing: a variable that is read, a contract that is not there", () => {
  const schedule = GAS_SCHEDULE;
  expect(script().run({ line: "total", schedule })).toMatchObject({ error: "none", gasUsed: 0n });
  expect(script().run({ to: "1.11.9", schedule })).toMatchObject({ error: "invalid_chain_call", gasUsed: 0n });
});

test("a part of a gas counts as one, and a limit pays for as much work as its price says", () => {
  const meter = Meter.of(3n, { price: 1n, gasAmount: 1000n });
  meter.take(1n);
  expect([meter.gasUsed, meter.tellLimit(), meter.left]).toEqual([1n, 3n, 2999n]);
  meter.take(1000n);
  expect(meter.gasUsed).toBe(2n);
  expect(() => meter.take(2000n)).toThrow("2000 units of work are needed and 1999 are left");
  expect([meter.used, meter.ranOut]).toEqual([1001n, true]);
});

test("gas is the same whatever the price, times the price", () => {
  const contract = script().service(0x27).service(0x16, DATA, 1n, 50n);
  const used = (price: bigint) => contract.run({ schedule: { ...GAS_SCHEDULE, price: { price, gasAmount: 100n } } });
  expect(used(3n).gasUsed).toBe(used(1n).gasUsed * 3n);
});
