import { expect, test } from "vitest";
import { encodeText } from "../bytes.ts";
import { LIMITS } from "../limits.ts";
import { memoryChain } from "../memory-chain.ts";
import { OracleProcessor } from "../oracle-processor.ts";
import { CONTRACT, DATA, SENDER } from "../testing/guest-program.ts";
import { type Script, script } from "../testing/script.ts";
import { callWithoutChange } from "../transaction.ts";

const CALLEE = "1.11.8";
const creator = SENDER;
const text = (value: unknown): string => new TextDecoder().decode(value as Uint8Array);

/** A chain with one more contract, and a hundred units for the one that calls. */
const chainWith = (callee: Script) =>
  memoryChain({
    balances: new Map([[CONTRACT, new Map([["1.3.0", 100n]])]]),
    contracts: new Map([[CALLEE, { code: callee.container, creator }]]),
  });

const calling = (line: string, amount = 0n, gas = 0n): Script =>
  script().service(0x2f, DATA, CALLEE, amount, gas, line);

test("the callee runs on a machine of its own, with its own id, caller, name and parameters", () => {
  const callee = script()
    .service(0x2d, DATA)
    .returnText()
    .service(0x2a, DATA)
    .returnText()
    .service(0x2b, DATA)
    .returnText()
    .service(0x61, DATA)
    .returnText()
    .service(0x49, DATA)
    .returnBytes(8);
  const result = calling("greet(7)")
    .returnText()
    .run({ chain: chainWith(callee) });
  const output = [CALLEE, CONTRACT, SENDER, "greet", "\x07\0\0\0\0\0\0\0"].map((one) => {
    return `${String.fromCharCode(one.length)}\0\0\0${one}`;
  });
  expect(text(result.values[0]?.value)).toBe(`\x33\0\0\0${output.join("")}`);
  expect(result.operations).toEqual([
    { caller: CONTRACT, callee: CALLEE, method: "greet", value: { amount: 0n, asset: "1.3.0" } },
  ]);
});

test("an empty output is its size alone", () => {
  const result = calling("f()")
    .returnText()
    .run({ chain: chainWith(script()) });
  expect(result.values[0]?.value).toEqual(new Uint8Array(4));
});

test("amounts move before the callee runs; its events and debug output are the transaction's", () => {
  const callee = script().service(0x29).returnRax().service(0x7a, "inner").service(0x7b).service(0x10, "inside");
  const chain = chainWith(callee);
  const caller = script()
    .service(0x7a, "outer")
    .service(0x7b)
    .service(0x2f, DATA, CALLEE, 30n, 0n, "f()")
    .returnBytes(16);
  const result = caller.service(0x7a, "last").service(0x7b).run({ chain });
  expect(result.error).toBe("none");
  expect([chain.balance(CONTRACT, "1.3.0"), chain.balance(CALLEE, "1.3.0")]).toEqual([70n, 30n]);
  expect(result.logs.map(({ signature, contract }) => [signature, contract])).toEqual([
    ["outer()", CONTRACT],
    ["inner()", CALLEE],
    ["last()", CONTRACT],
  ]);
  expect(result.debug).toEqual(["inside"]);
});

test("what the callee stored stays, also for the caller to read at once", () => {
  const chain = chainWith(script().service(0x30, "k", encodeText("v"), 1n));
  const result = calling("f()").service(0x31, 8n, "k", DATA).returnText().run({ chain });
  expect([text(result.values[0]?.value), chain.stored(CALLEE, encodeText("k"))]).toEqual(["v", encodeText("v")]);
});

test.each<[string, Script]>([
  ["an error of its own", script().service(0x60, "no")],
  ["a fault", script().service(0x14, 0n, 0n, 1n)],
  ["no gas", script().service(0x16, DATA, 0n, -1n)],
])("%s of the callee is contract_error in the caller, and nothing stays of either", (_, failing) => {
  const chain = chainWith(failing.service(0x30, "k", encodeText("v"), 1n));
  const result = script()
    .service(0x30, "k", encodeText("v"), 1n)
    .service(0x59, 5n)
    .service(0x2f, DATA, CALLEE, 30n, 0n, "f()")
    .run({ chain });
  expect(result).toMatchObject({ error: "contract_error", logs: [], operations: [] });
  expect(result.message).toContain(`${CALLEE} ended in`);
  expect(result.output).toHaveLength(8);
  expect([chain.balance(CONTRACT, "1.3.0"), chain.stored(CONTRACT, encodeText("k"))]).toEqual([100n, undefined]);
});

test.each([
  ["a line that is malformed", CALLEE, "f(", 0n],
  ["a contract that there is not", "1.11.99", "f()", 0n],
  ["an account", "1.2.16", "f()", 0n],
  ["more money than there is", CALLEE, "f()", 101n],
  ["a negative amount", CALLEE, "f()", -1n],
])("%s is contract_error in the caller", (_, to, line, amount) => {
  const chain = chainWith(script());
  const result = script().service(0x2f, DATA, to, amount, 0n, line).run({ chain });
  expect(result).toMatchObject({ error: "contract_error", operations: [] });
});

test("a bare name reads a variable: no contract runs, amount and gas have no effect, nothing is on record", () => {
  const chain = chainWith(script().service(0x60, "must not run"));
  chain.setStored(CALLEE, encodeText("total"), Uint8Array.of(1, 2));
  const result = calling(" total ", 1000n, 1n).returnText().service(0x2f, DATA, CALLEE, 0n, 0n, "none").returnText();
  const read = result.run({ chain });
  expect(read.values.map(({ value }) => value)).toEqual([Uint8Array.of(2, 0, 0, 0, 1, 2), new Uint8Array(4)]);
  expect([read.operations, chain.balance(CONTRACT, "1.3.0")]).toEqual([[], 100n]);
});

test("an account reads a variable in the same way", () => {
  const chain = chainWith(script());
  chain.setStored(CONTRACT, encodeText("storage_v"), Uint8Array.of(7));
  const result = script().service(0x60, "must not run").run({ chain, line: "storage_v" });
  expect(result).toMatchObject({ error: "none", output: Uint8Array.of(7), steps: 0 });
});

test("the target is checked before the callee runs", () => {
  const result = script()
    .service(0x2f, 0n, CALLEE, 0n, 0n, "f()")
    .run({ chain: chainWith(script()) });
  expect(result).toMatchObject({ error: "memory_invalid_access", operations: [] });
});

/** Calls itself for ever. */
const recursive = script().service(0x2f, DATA, CONTRACT, 0n, 0n, "f()");

test("sixteen contracts call each other at most", () => {
  const depths: number[] = [];
  const open = () => {
    depths.push(depths.length + 1);
    return new OracleProcessor();
  };
  const result = recursive.run({ open });
  expect([result.error, depths.length]).toEqual(["contract_error", LIMITS.callDepth]);
  expect(result.message?.match(/contract_error/g)).toHaveLength(LIMITS.callDepth - 2);
  expect(result.message).toContain("invalid_chain_call");
});

test("a callee finds what its caller has stored so far", () => {
  const chain = chainWith(script().service(0x31, 7n, "k", DATA).returnText());
  const caller = script().service(0x30, "k", encodeText("out"), 3n).service(0x2f, DATA, CALLEE, 0n, 0n, "f()");
  expect(text(caller.returnText().run({ chain }).values[0]?.value)).toBe("\x07\0\0\0\x03\0\0\0out");
});

test("steps of callees count: contracts that call for ever end soon", () => {
  const callee = script().service(0x16, DATA, 0n, 4096n).service(0x27);
  const caller = script();
  for (let n = 0; n < 30; n++) caller.service(0x2f, DATA, CALLEE, 0n, 0n, "f()");
  expect(caller.run({ chain: chainWith(callee), limits: { ...LIMITS, steps: 20_000 } }).error).toBe("out_of_gas");
  expect(caller.run({ chain: chainWith(callee) })).toMatchObject({ error: "none" });
});

test("call_contract_no_changing_state answers and changes nothing", () => {
  const chain = memoryChain();
  const code = script().service(0x30, "k", encodeText("v"), 1n).service(0x59, 5n).container;
  chain.setContract(CONTRACT, { code, creator });
  const result = callWithoutChange({ chain, open: () => new OracleProcessor() }, { to: CONTRACT, line: "f()" });
  expect(result).toMatchObject({ error: "none", values: [{ type: "u64", value: 5n }] });
  expect(chain.stored(CONTRACT, encodeText("k"))).toBeUndefined();
});

test("every processor is closed, whatever happens", () => {
  let open = 0;
  class Counted extends OracleProcessor {
    constructor() {
      super();
      open++;
    }
    close(): void {
      open--;
    }
  }
  for (const contract of [script(), script().service(0x60, "no"), recursive]) {
    contract.run({ open: () => new Counted() });
    expect(open).toBe(0);
  }
});
