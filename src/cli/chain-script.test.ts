import { expect, test } from "vitest";
import { LEDGER_FILE } from "../chain/testing/ledger.ts";
import { readContract } from "../contracts/read-contract.ts";
import { UsageError } from "../engines/engine.ts";
import { readScript } from "./chain-script.ts";

test("each line is a request; options of one line are not those of the next", () => {
  const source = `
    # the beginning
    create ${LEDGER_FILE} --sender 1.2.10 --value 5:1.3.1 --gas 70
    call 1.11.0 'put("a", 5)' --no-changing-state
    call 1.11.0 'put("a", 5)'
    read 1.11.0 total
    transfer 1.2.10 1.11.0 250
    block --count 3 --timestamp 99 --author 1.2.5
    block`;
  const call = { kind: "call", to: "1.11.0", line: 'put("a", 5)', sender: "1.2.0" };
  expect(readScript(source, "s")).toEqual([
    {
      kind: "create",
      code: readContract(LEDGER_FILE),
      sender: "1.2.10",
      value: { amount: 5n, asset: "1.3.1" },
      gas: 70n,
    },
    { kind: "view", call },
    call,
    { kind: "read", call: { ...call, line: "total" } },
    { kind: "transfer", from: "1.2.10", to: "1.11.0", amount: 250n, asset: "1.3.0" },
    { kind: "block", count: 3, timestamp: 99, author: "1.2.5" },
    { kind: "block", count: 1 },
  ]);
});

test.each<[string, string]>([
  ["frob", "s, line 2: unknown command 'frob'"],
  ["call 1.11.0", "s, line 2: missing required argument 'line'"],
  ["call 1.2.0 'f()'", "Expected the id of a contract, like 1.11.0."],
  ["call 1.11.4294967296 'f()'", "Expected the id of a contract"],
  ["call 1.11.0 'f()' --sender 1.11.0", "Expected the id of an account"],
  ["call 1.11.0 'f()' --value -5", "s, line 2"],
  ["call 1.11.0 'f()' --value 9223372036854775808", "s, line 2"],
  ["call 1.11.0 'f()' --chain elsewhere", "s, line 2: unknown option '--chain'"],
  ["call 1.11.0 'f()", "s, line 2: a ' without its end"],
  ["create nothing.elf", "s, line 2: cannot read nothing.elf: there is no such file"],
  ["read 1.11.0 'f()'", "Expected a name without parentheses."],
  ["transfer 1.2.0 1.3.0 5", "Expected the id of an account or a contract"],
  ["block --count 0", "s, line 2"],
  ["init", "s, line 2: unknown command 'init'"],
  ["--help", "s, line 2: unknown option '--help'"],
])("%s", (line, message) => {
  expect(() => readScript(`block\n${line}\nblock`, "s")).toThrow(UsageError);
  expect(() => readScript(`block\n${line}\nblock`, "s")).toThrow(message);
});
