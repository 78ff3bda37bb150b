import { expect, test } from "vitest";
import { memoryChain } from "../memory-chain.ts";
import { CONTRACT, DATA, SENDER } from "../testing/guest-program.ts";
import { script } from "../testing/script.ts";

const money = (owner: string, amount: bigint) => new Map([[owner, new Map([["1.3.0", amount]])]]);

test("a contract pays an account, and the payment is on record", () => {
  const chain = memoryChain({ balances: money(CONTRACT, 10n) });
  const result = script()
    .service(0x21, "1.2.9", "1.3.0", 7n)
    .service(0x20, "1.2.9", "1.3.0")
    .returnRax()
    .run({ chain });
  expect(result.values).toEqual([{ type: "u64", value: 7n }]);
  expect(result.operations).toEqual([
    { caller: CONTRACT, callee: "1.2.9", method: "", value: { amount: 7n, asset: "1.3.0" } },
  ]);
  expect([chain.balance(CONTRACT, "1.3.0"), chain.balance("1.2.9", "1.3.0")]).toEqual([3n, 7n]);
});

test.each<[string, string, string, bigint]>([
  ["more than there is", "1.2.9", "1.3.0", 11n],
  ["a negative amount", "1.2.9", "1.3.0", -1n],
  ["another asset", "1.2.9", "1.3.1", 1n],
  ["no asset", "1.2.9", "1.2.0", 1n],
  ["no receiver", "", "1.3.0", 1n],
  ["an asset as receiver", "1.3.0", "1.3.0", 1n],
  ["a contract that there is not", "1.11.99", "1.3.0", 1n],
  ["a contract beyond 32 bits", "1.11.4294967296", "1.3.0", 1n],
  ["a sum over 2^63 - 1", "1.2.10", "1.3.0", 10n],
])("%s is invalid_chain_call, and everything paid before goes back", (_, to, asset, amount) => {
  const greatest = (1n << 63n) - 1n;
  const chain = memoryChain({ balances: new Map([...money(CONTRACT, 10n), ...money("1.2.10", greatest - 5n)]) });
  const result = script().service(0x21, "1.2.8", "1.3.0", 0n).service(0x21, to, asset, amount).run({ chain });
  expect(result).toMatchObject({ error: "invalid_chain_call", operations: [] });
  expect([chain.balance(CONTRACT, "1.3.0"), chain.balance("1.2.10", "1.3.0")]).toEqual([10n, greatest - 5n]);
});

test("money that comes with a call is the contract's during it, and goes back after an error", () => {
  const value = { amount: 4n, asset: "1.3.5" };
  const balances = new Map([[SENDER, new Map([["1.3.5", 5n]])]]);
  const asked = script()
    .service(0x29)
    .returnRax()
    .service(0x23)
    .returnRax()
    .service(0x20, CONTRACT, "1.3.5")
    .returnRax();
  const chain = memoryChain({ balances });
  expect(asked.run({ chain, value }).values.map((one) => one.value)).toEqual([4n, 5n, 4n]);
  expect([chain.balance(SENDER, "1.3.5"), chain.balance(CONTRACT, "1.3.5")]).toEqual([1n, 4n]);
  const failing = memoryChain({ balances });
  expect(script().service(0x60, "no").run({ chain: failing, value }).error).toBe("contract_error");
  expect(failing.balance(SENDER, "1.3.5")).toBe(5n);
  expect(script().run({ chain: failing, value: { amount: 6n, asset: "1.3.5" } })).toMatchObject({
    error: "invalid_chain_call",
    steps: 0,
  });
});

test("properties of objects are texts; those that there are not are invalid_chain_call", () => {
  const chain = memoryChain({ properties: new Map([["1.2.16", new Map([["na/me", "Grüße"]])]]) });
  const read = (id: string, name: string) => script().service(0x22, DATA, id, name).returnText().run({ chain });
  expect(read("1.2.16", "na/me").values[0]?.value).toEqual(new TextEncoder().encode("Grüße"));
  for (const [id, name] of [
    ["1.2.16", "name"],
    ["1.2.17", "na/me"],
    ["alice", "name"],
    ["", ""],
  ] as const) {
    expect(read(id, name).error).toBe("invalid_chain_call");
  }
});
