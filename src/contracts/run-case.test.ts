/** Contract cases on every engine that is here: a scenario of a wallet and a shop that call each other. */
import { afterAll, describe, expect, test } from "vitest";
import { DATA } from "../../oracle/chain/testing/guest-program.ts";
import { type Script, script } from "../../oracle/chain/testing/script.ts";
import { because, lacking } from "../engines/native/testing/available.ts";
import { describeUnicorn } from "../engines/unicorn/locate.ts";
import { contractAnswers } from "./case-runner.ts";
import { readContractCase } from "./json/contract-case.ts";

const hex = ({ container }: Script): string => Buffer.from(container).toString("hex");
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Stores, emits, pays, and returns what it was sent. */
const shop = script()
  .service(0x30, "sold", bytes("x"), 1n)
  .service(0x7a, "sold")
  .service(0x70, "x")
  .service(0x7b)
  .service(0x21, "1.2.9", "1.3.0", 2n)
  .service(0x29)
  .returnRax();
const wallet = script().service(0x2f, DATA, "1.11.8", 5n, 0n, "buy()").returnBytes(12, DATA);
const failing = script().service(0x30, "k", bytes("v"), 1n).service(0x60, "no");

const CASE = {
  id: "shop",
  contracts: { "1.11.7": hex(wallet), "1.11.8": hex(shop), "1.11.9": hex(failing) },
  calls: [
    { to: "1.11.8", create: true, sender: "1.2.16", value: { amount: "4" } },
    { to: "1.11.9", call: "f()" },
    { to: "1.11.7", call: "f()", sender: "1.2.16", value: { amount: "7", asset: "1.3.0" } },
    { to: "1.11.8", call: "sold" },
  ],
  chain: { balances: { "1.2.16": { "1.3.0": "20" } } },
};

const payment = {
  caller: "1.11.8",
  callee: "1.2.9",
  method: "",
  value: { amount: "2", asset_id: "1.3.0" },
};

const EXPECTED = {
  id: "shop",
  calls: [
    { error: "none", output: "0400000000000000", logs: [{ log: "0100000078", id: 8 }], operations: [payment] },
    { error: "contract_error", output: "", logs: [] },
    {
      error: "none",
      logs: [{ log: "0100000078", id: 8 }],
      operations: [
        { caller: "1.11.7", callee: "1.11.8", method: "buy", value: { amount: "5", asset_id: "1.3.0" } },
        payment,
      ],
    },
    { error: "none", output: "78", logs: [] },
  ],
  storage: { "1.11.8": { sold: "78" } },
  balances: {
    "1.11.7": { "1.3.0": "2" },
    "1.11.8": { "1.3.0": "5" },
    "1.2.16": { "1.3.0": "9" },
    "1.2.9": { "1.3.0": "4" },
  },
};

const ENGINES = [
  { name: "oracle", missing: undefined },
  { name: "unicorn", missing: "version" in describeUnicorn() ? undefined : "no Unicorn" },
  { name: "native", missing: lacking },
];

describe.each(ENGINES)(`a contract case on $name${because}`, ({ name, missing }) => {
  const answers = contractAnswers(name, "full");
  afterAll(() => answers.close());

  test.skipIf(missing !== undefined)("has ECHO's result of each call, and what changed in all", async () => {
    expect(await answers.run(readContractCase(CASE))).toMatchObject(EXPECTED);
  });
});

test("programs run machine cases only, and say so", async () => {
  const answers = contractAnswers("cmd:./vm", "full");
  expect(await answers.run(readContractCase(CASE))).toEqual({ id: "shop", error: "cmd:./vm runs machine cases only" });
});
