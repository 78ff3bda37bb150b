/** What calls leave behind, expected and met: on every engine that is here, with calls before and other contracts. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { DATA } from "../../oracle/chain/testing/guest-program.ts";
import { script } from "../../oracle/chain/testing/script.ts";
import { describeUnicorn } from "../engines/unicorn/locate.ts";
import { openCorpus } from "./corpus.ts";
import { type CallEngine, ProcessEngine } from "./engine.ts";
import { corpusText, counts } from "./report.ts";
import { runCorpus } from "./run-corpus.ts";
import { writeContract } from "./testing/folder.ts";
import { updateExpectations } from "./update.ts";

const PATIENCE = 20_000;
const engines: readonly [CallEngine, ...CallEngine[]] = [
  new ProcessEngine("oracle", PATIENCE),
  ...("version" in describeUnicorn() ? [new ProcessEngine("unicorn", PATIENCE)] : []),
];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "echolot-effects-"));
  return () => rmSync(folder, { recursive: true, force: true });
});
afterAll(() => {
  for (const engine of engines) engine.close();
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const callee = script().service(0x30, "seen", bytes("c"), 1n).container;
/** Loads what an earlier call stored, stores more, calls, pays, and tells. */
const busy = script()
  .service(0x31, 0n, "k", DATA)
  .returnRax()
  .service(0x30, "k", bytes("v"), 1n)
  .service(0x2f, DATA, "1.11.8", 5n, 0n, "see()")
  .service(0x21, "1.2.9", "1.3.0", 2n)
  .service(0x7a, "told")
  .service(0x79, 7n)
  .service(0x7b).container;

const CALL = {
  before: ["busy()"],
  call: "busy()",
  chain: { sender: "1.2.16", balances: { "1.11.0": { "1.3.0": "20" } } },
  contracts: { "1.11.8": "callee.esc" },
  result: { error: "none" },
  returns: [{ u64: "1" }],
  logs: [{ event: "told(uint64)", log: "0700000000000000" }],
  operations: [
    { caller: "1.11.0", callee: "1.11.8", method: "see", value: { amount: "5", asset_id: "1.3.0" } },
    { caller: "1.11.0", callee: "1.2.9", method: "", value: { amount: "2", asset_id: "1.3.0" } },
  ],
  storage: { "1.11.0": { k: "76" }, "1.11.8": { seen: "63" } },
  balances: { "1.11.0": { "1.3.0": "6" }, "1.11.8": { "1.3.0": "10" }, "1.2.9": { "1.3.0": "4" } },
};

async function run(change: object) {
  writeContract(folder, "busy", [], { v: 1, binaries: ["a.esc"], calls: [{ ...CALL, ...change }] });
  writeFileSync(join(folder, "busy", "a.esc"), busy);
  writeFileSync(join(folder, "busy", "callee.esc"), callee);
  const { contracts, unexpected } = openCorpus(folder);
  const entries = await runCorpus({ contracts, engines, absent: new Map() });
  return { contracts, entries, text: corpusText(entries, unexpected), ...counts(entries, unexpected) };
}

test("what is left behind as expected passes on every engine", async () => {
  expect(await run({})).toMatchObject({ passed: engines.length, failed: 0 });
});

test.each<[object, string]>([
  [{ logs: [] }, "got event 1 of 1.11.0: told(uint64) 0700000000000000"],
  [{ logs: [{ event: "told(int64)", log: "0700000000000000" }] }, "expected event 1 of 1.11.0: told(int64)"],
  [{ storage: { "1.11.0": { k: "76" } } }, "got storage of 1.11.8: seen 63"],
  [{ storage: { ...CALL.storage, "1.11.9": { x: null } } }, "expected storage of 1.11.9: x removed"],
  [{ balances: {} }, "got balance of 1.2.9: 4 of 1.3.0"],
  [{ operations: CALL.operations.toReversed() }, 'expected operation 1: 1.11.0 to 1.2.9 "" 2 of 1.3.0'],
  [{ before: ["busy()", "f("] }, "a call before it ended in incorrect_parameters"],
])("%j fails on every engine, and says why", async (change, line) => {
  const { text, failed } = await run(change);
  expect(failed).toBe(engines.length);
  expect(text).toContain(line);
});

test("--update writes what is left behind", async () => {
  const { contracts, entries } = await run({ logs: [], storage: {} });
  const { expectations, refused } = updateExpectations(contracts[0]!.expectations, entries);
  expect(refused).toEqual([]);
  expect(expectations.calls[0]!.effects).toEqual({
    logs: [{ ...CALL.logs[0], contract: "1.11.0" }],
    operations: CALL.operations,
    storage: CALL.storage,
    balances: CALL.balances,
  });
});
