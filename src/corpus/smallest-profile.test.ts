/** Expectations name the smallest profile that a call passes in, and a run of the corpus holds them to it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { ProfileName } from "../../oracle/index.ts";
import { openCorpus } from "./corpus.ts";
import { type CallEngine, ProcessEngine } from "./engine.ts";
import { expectationsText } from "./json.ts";
import { corpusText, counts } from "./report.ts";
import { runCorpus } from "./run-corpus.ts";
import { EXPECTS_5, RETURNS_5, writeContract } from "./testing/folder.ts";
import { updateExpectations } from "./update.ts";

const oracle: CallEngine = new ProcessEngine("oracle", 20_000);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "echolot-profile-"));
  return () => rmSync(folder, { recursive: true, force: true });
});
afterAll(() => oracle.close());

async function run(profile: ProfileName = "full") {
  const { contracts } = openCorpus(folder);
  const entries = await runCorpus({ contracts, engines: [oracle], absent: new Map(), profile });
  return { entries, text: corpusText(entries, []), ...counts(entries, []) };
}

const write = (code: readonly number[], profile?: unknown): string =>
  writeContract(folder, "five", code, { ...EXPECTS_5, calls: [{ ...EXPECTS_5.calls[0], profile }] });

const POPCNT = [0xf3, 0x48, 0x0f, 0xb8, 0xff];
/** Of RSP, which is not 0: BSF comes to the same. The flags that differ are gone with the addition. */
const TZCNT = [0xf3, 0x48, 0x0f, 0xbc, 0xc4, 0x48, 0x01, 0xc0];
/** Of RBX, which is 0: 64, and BSF leaves the destination as it was. */
const TZCNT_OF_ZERO = [0xf3, 0x48, 0x0f, 0xbc, 0xc3];
const ENDBR = [0xf3, 0x0f, 0x1e, 0xfa];

test.each<[string, readonly number[], ProfileName]>([
  ["nothing but base", [], "echo-2020"],
  ["a hint", ENDBR, "echo-2020"],
  ["POPCNT", POPCNT, "echo"],
  ["TZCNT where BSF does the same", TZCNT, "echo-2020"],
  ["TZCNT where BSF does not", TZCNT_OF_ZERO, "echo"],
])("the smallest profile of %s is recorded", async (_, code, name) => {
  const path = write([...code, ...RETURNS_5]);
  const { entries, text } = await run();
  expect(entries.map(({ profile }) => profile)).toEqual([name]);
  expect(text).toContain("1 calls have no profile on record: --update adds it");
  const { expectations } = updateExpectations(openCorpus(folder).contracts[0]!.expectations, entries);
  writeFileSync(join(path, "expect.json"), expectationsText(expectations));
  expect(JSON.parse(readFileSync(join(path, "expect.json"), "utf8")).calls[0].profile).toBe(name);
  expect(await run()).toMatchObject({ passed: 1, failed: 0, skipped: 0 });
});

test("passing in a smaller profile than the one on record is a failure", async () => {
  write([...POPCNT, ...RETURNS_5], "v2");
  const { text, failed } = await run();
  expect(failed).toBe(1);
  expect(text).toContain("passes in the profile echo already, and v2 is on record as the smallest");
});

test("failing in the profile on record is a failure, with what stopped it there", async () => {
  write([...POPCNT, ...RETURNS_5], { "a.esc": "echo-2020" });
  const { text, failed } = await run();
  expect(failed).toBe(1);
  expect(text).toMatch(/does not pass in the profile echo-2020 on record: POPCNT \(popcnt\) is outside .* at 0x/);
  expect(text).toContain("the smallest that it passes in is echo");
});

test("under a profile, a call that needs more is skipped by name, and one that needs less is run", async () => {
  write([...POPCNT, ...RETURNS_5], "echo");
  const small = await run("echo-2020");
  expect(small).toMatchObject({ passed: 0, failed: 0, skipped: 1 });
  expect(small.text).toContain("needs the profile echo: POPCNT (popcnt) is outside the profile echo-2020");
  expect(await run("echo")).toMatchObject({ passed: 1, failed: 0 });
  // neither profile holds the other, and the call passes in both
  expect(await run("v2")).toMatchObject({ passed: 1, failed: 0 });
});

test("a call on record for a profile fails where the machine has it and the call does not pass", async () => {
  write([...POPCNT, ...RETURNS_5], "echo-2020");
  const { failed, text } = await run("echo-2020");
  expect(failed).toBe(1);
  expect(text).toContain("error: expected none, got unsupported_instruction (4): POPCNT (popcnt) is outside");
});
