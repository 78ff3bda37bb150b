import { expect, test } from "vitest";
import { memoryChain } from "../memory-chain.ts";
import { CONTRACT, create, DATA, SENDER } from "../testing/guest-program.ts";
import { script } from "../testing/script.ts";

const text = (value: unknown): string => new TextDecoder().decode(value as Uint8Array);

const CHAIN = {
  blockNumber: 15_445,
  timestamp: 0xf000_0000,
  author: "1.2.5",
  blockHashes: new Map([[15_444, "00003c54ab"]]),
};

test.each([
  [0x24, "00003c54ab", 15_444n],
  [0x24, "00003c54ab", (1n << 32n) + 15_444n],
  [0x25, "1.2.5", 0n],
  [0x2a, SENDER, 0n],
  [0x2b, SENDER, 0n],
  [0x2d, CONTRACT, 0n],
])("int 0x%x fills in %s", (vector, expected, second) => {
  const result = script()
    .service(vector, DATA, second)
    .returnText()
    .run({ chain: memoryChain(CHAIN) });
  expect([result.error, text(result.values[0]?.value)]).toEqual(["none", expected]);
});

test.each([
  [0x23, 0n],
  [0x26, 12_345n],
  [0x27, 15_445n],
  [0x28, 0xf000_0000n],
  [0x29, 0n],
  [0x2c, 7n],
  [0x2e, 0n],
])("int 0x%x is %i", (vector, expected) => {
  const result = script()
    .service(vector)
    .returnRax()
    .run({ chain: memoryChain(CHAIN), gas: 12_345n });
  expect(result.values).toEqual([{ type: "u64", value: expected }]);
});

test("a block whose hash the chain does not know is invalid_chain_call", () => {
  for (const number of [0n, 15_443n, 15_445n]) {
    const result = script()
      .service(0x24, DATA, number)
      .run({ chain: memoryChain(CHAIN) });
    expect(result.error).toBe("invalid_chain_call");
  }
});

test("debug output is for people, and survives an error", () => {
  const debugged = script().service(0x10, "here").service(0x10, "").service(0x60, "stop").run();
  expect(debugged).toMatchObject({ error: "contract_error", debug: ["here", ""], output: new Uint8Array(0) });
});

test("creation knows its own id, and takes the next free one", () => {
  const chain = memoryChain();
  const container = script().service(0x2d, DATA).returnText().service(0x2e).returnRax().container;
  expect(create(container, { chain, id: "1.11.4" })).toMatchObject({ error: "none", id: "1.11.4" });
  const second = create(container, { chain });
  expect([second.id, text(second.values[0]?.value), second.values[1]?.value]).toEqual(["1.11.5", "1.11.5", 1n]);
  expect(chain.contract("1.11.5")).toEqual({ code: container, creator: SENDER });
});

test("a constructor that fails creates nothing", () => {
  const chain = memoryChain();
  expect(create(script().service(0x60, "no").container, { chain })).toMatchObject({ error: "contract_error" });
  expect([...chain.contracts(), chain.nextContract]).toEqual([0n]);
  expect(create(Uint8Array.of(1, 2), { chain })).toMatchObject({ error: "incorrect_emulator_load", steps: 0 });
});

test("an id that is taken, and one that is none, are invalid_chain_call", () => {
  const chain = memoryChain();
  const container = script().container;
  for (const [id, error] of [
    ["1.11.3", "none"],
    ["1.11.3", "invalid_chain_call"],
    ["1.2.3", "invalid_chain_call"],
    ["1.11.4294967296", "invalid_chain_call"],
  ] as const) {
    expect(create(container, { chain, id }).error).toBe(error);
  }
});
