/** expect.json against second-opinion.ts: no VM, and not even the contracts' own code, had a hand in what is compared. */
import { describe, expect, test } from "vitest";
import { type Argument as LineArgument, parseCallLine } from "../../oracle/index.ts";
import { nameOf, readCalls } from "./expectations.mjs";
import { type Argument, OPINIONS, type Returned } from "./second-opinion.ts";
import { contracts } from "./sources.mjs";

interface Call {
  readonly call?: string;
  readonly result: { readonly error: string };
  readonly returns: readonly Record<string, string | number | boolean>[];
}

const argument = (one: LineArgument): Argument =>
  one.kind === "string" ? new TextDecoder().decode(one.bytes) : one.value;

/** Text as text, bytes that are none as Latin-1, numbers whatever their width as bigint. */
function returned(value: Call["returns"][number]): Returned {
  const [[type, given] = ["", ""]] = Object.entries(value);
  if (typeof given === "boolean") return given;
  if (type === "hex") return Buffer.from(String(given), "hex").toString("latin1");
  return type === "string" ? String(given) : BigInt(given);
}

describe.each(Object.entries(OPINIONS))("%s", (name, functions) => {
  const contract = contracts().find((one: { name: string }) => one.name === name);
  const calls: readonly Call[] = readCalls(contract).filter(({ result }: Call) => result.error === "none");

  test.each(Object.entries(functions))("%s", (wanted, opinion) => {
    let asked = 0;
    for (const call of calls) {
      if (call.call === undefined) continue;
      const line = parseCallLine(call.call);
      if (line.name !== wanted) continue;
      const told = opinion(...line.arguments.map(argument));
      expect(call.returns.map(returned).slice(0, told.length), nameOf(call)).toEqual(told);
      asked++;
    }
    expect(asked).toBeGreaterThan(0);
  });
});
