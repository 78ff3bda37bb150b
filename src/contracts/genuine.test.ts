/** ECHO's own contracts, where they are at hand: what they return, and the same state at every `int` on both engines. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { type ErrorName, LIMITS } from "../../oracle/index.ts";
import { lacking } from "../engines/native/testing/available.ts";
import { describeUnicorn } from "../engines/unicorn/locate.ts";
import { firstDifference } from "./difference.ts";
import type { EngineName, EngineRequest } from "./request.ts";
import { runCall } from "./run-call.ts";

const others: EngineName[] = [
  ...("version" in describeUnicorn() ? (["unicorn"] as const) : []),
  ...(lacking === undefined ? (["native"] as const) : []),
];
const FOLDER = fileURLToPath(new URL("../../../shared/echo-bytecode/", import.meta.url));

interface Case {
  readonly file: string;
  readonly line?: string;
  readonly error: ErrorName;
  readonly output: string;
  readonly message?: string;
  readonly steps?: number;
}

const hello = { file: "hello-O0.esc", error: "none", output: "" } as const;
const fib = { file: "fib-Os.esc", error: "none", output: "" } as const;

const CASES: readonly Case[] = [
  { ...hello, line: "greet()", output: `1a000000${Buffer.from("Hello World from x86-64!!!").toString("hex")}` },
  { ...hello, line: "block_number()", output: "553c0000" },
  { ...hello, line: 'get_balance("1.2.10","1.3.0")', output: "f72e000000000000" },
  { ...hello, line: "unknown()", error: "contract_error", message: "The called function is missing." },
  { ...hello },
  { ...fib, line: "fib(1)", output: "0100000000000000" },
  { ...fib, line: "fib(15)", output: "6202000000000000" },
  { ...fib, line: "fib(25)", output: "1125010000000000" },
  { ...fib, line: "unknown()" },
  { ...fib },
  { ...fib, line: "fib(1000000)", error: "memory_invalid_access" },
  { ...fib, line: "fib(1000)", error: "out_of_gas", steps: 100_000 },
  { ...fib, line: "fib(", error: "incorrect_parameters" },
];

const run = (engine: EngineName, { file, line, steps }: Case) => {
  const request: EngineRequest = {
    contract: readFileSync(`${FOLDER}${file}`),
    chain: { blockNumber: 15445, balances: new Map([["1.2.10", new Map([["1.3.0", 12023n]])]]) },
    limits: { ...LIMITS, steps: steps ?? LIMITS.steps },
    engine,
    observe: true,
    trace: false,
    ...(line === undefined ? {} : { line }),
  };
  return runCall(request, () => {});
};

describe.runIf(existsSync(FOLDER))("genuine contracts", () => {
  test.each(CASES)("$file $line ends in $error, with the same states on every engine", async (one) => {
    const { result, observations } = await run("oracle", one);
    expect({ error: result.error, output: Buffer.from(result.output).toString("hex") }).toEqual({
      error: one.error,
      output: one.output,
    });
    if (one.message) expect(result.message).toBe(one.message);
    for (const engine of others) {
      const other = await run(engine, one);
      expect(firstDifference(observations, other.observations)).toBeUndefined();
      expect(other.result).toMatchObject({ error: result.error, output: result.output });
    }
  });
});
