/** Calls that show how much gas there is: an engine that counts none is skipped by name, whether it ends as the oracle does or not. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { DATA } from "../../oracle/chain/testing/guest-program.ts";
import { type Script, script } from "../../oracle/chain/testing/script.ts";
import { describeUnicorn } from "../engines/unicorn/locate.ts";
import { openCorpus } from "./corpus.ts";
import { type CallEngine, ProcessEngine } from "./engine.ts";
import { runCorpus } from "./run-corpus.ts";
import type { Verdict } from "./verdict.ts";

const engines: readonly [CallEngine, CallEngine] = [
  new ProcessEngine("oracle", 20_000),
  new ProcessEngine("unicorn", 20_000),
];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "echolot-gas-"));
  return () => rmSync(folder, { recursive: true, force: true });
});
afterAll(() => {
  for (const engine of engines) engine.close();
});

/** Of a contract that calls `callee` with gas of its own, 0 for no limit. */
async function verdicts(callee: Script, own: bigint, result: object): Promise<readonly Verdict[]> {
  const caller = script().service(0x2f, DATA, "1.11.8", 0n, own, "f()");
  const call = { call: "f()", contracts: { "1.11.8": "b.esc" }, operations: OPERATIONS, ...result };
  mkdirSync(join(folder, "calling"));
  writeFileSync(join(folder, "calling/a.esc"), caller.container);
  writeFileSync(join(folder, "calling/b.esc"), callee.container);
  writeFileSync(join(folder, "calling/expect.json"), JSON.stringify({ v: 1, binaries: ["a.esc"], calls: [call] }));
  const { contracts } = openCorpus(folder);
  const [entry] = await runCorpus({ contracts, engines, absent: new Map() });
  return entry!.verdicts;
}

const value = { amount: 0, asset_id: "1.3.0" };
const OPERATIONS = [{ caller: "1.11.0", callee: "1.11.8", method: "f", value }];
const FINE = { result: { error: "none", output: "" } };
const FAILED = { result: { error: "contract_error", output: "" }, operations: [] };

test.runIf("version" in describeUnicorn()).each<[string, Script, bigint, object, string]>([
  ["cannot begin", script(), 1n, FAILED, "the call runs out of gas"],
  ["cannot pay for a service", script().service(0x27), 1002n, FAILED, "the call runs out of gas"],
  [
    "fails here for want of gas, there by itself",
    script().service(0x60, "no"),
    1002n,
    FAILED,
    "the call runs out of gas",
  ],
  ["is told what is left", script().service(0x26).service(0x59, 1n), 0n, FINE, "the call asks how much gas is left"],
])("a call within that %s is skipped", async (_, callee, own, result, why) => {
  expect(await verdicts(callee, own, result)).toEqual([
    { engine: "oracle", kind: "passed", why: [] },
    { engine: "unicorn", kind: "skipped", why: [`${why}, which unicorn does not count`] },
  ]);
});

test.runIf("version" in describeUnicorn())("a limit of its own is the same everywhere", async () => {
  const kinds = (await verdicts(script().service(0x26), 5000n, FINE)).map(({ kind }) => kind);
  expect(kinds).toEqual(["passed", "passed"]);
});
