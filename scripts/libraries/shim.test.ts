/** The shim that libraries are linked with, compiled by this machine's gcc and run on every engine that is here. Needs no network. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { openCallEngines } from "../../src/corpus/engines.ts";
import { parseExpectations } from "../../src/corpus/json.ts";
import { corpusText, counts } from "../../src/corpus/report.ts";
import { runCorpus } from "../../src/corpus/run-corpus.ts";
import { linkShim } from "./build.mjs";
import { isHere } from "./run.mjs";

const folder = mkdtempSync(join(tmpdir(), "echolot-shim-"));
afterAll(() => rmSync(folder, { recursive: true }));

const isPossible = process.platform === "linux" && process.arch === "x64" && isHere("gcc");
const DRIVER = fileURLToPath(new URL("testing/shim.c", import.meta.url));

function moved(by: number, count: number): string {
  const bytes = Uint8Array.from({ length: 400 }, (_, n) => n);
  bytes.copyWithin(100 + by, 100, 100 + count);
  return Buffer.from(bytes).toString("hex");
}

/** Around the 64 bytes up to which the shim copies and compares by itself. */
const moves = [
  [1, 63],
  [1, 64],
  [-1, 64],
  [1, 65],
  [-3, 200],
  [30, 200],
  [100, 100],
  [0, 64],
].map(([by, count]) => ({
  call: `move(${by}, ${count})`,
  result: { error: "none" },
  returns: [{ hex: moved(by!, count!) }],
}));

const comparisons = [
  [64, 63, 8, -1],
  [64, 63, 6, 1],
  [65, 64, 255, -1],
  [64, 64, 8, 0],
  [0, 0, 8, 0],
  [150, 0, 0, 1],
].map(([count, at, byte, order]) => ({
  call: `compare(${count}, ${at}, ${byte})`,
  result: { error: "none" },
  returns: [{ i32: order }],
}));

const others = [
  { call: "heap()", result: { error: "none" }, returns: [{ u32: 9 }, { bool: true }] },
  { call: "give_up()", result: { error: "contract_error" }, returns: [], message: "abort" },
];

test.skipIf(!isPossible)("copies, comparisons, the heap and the end of a program", { timeout: 60_000 }, async () => {
  const path = join(folder, "shim.elf");
  linkShim(DRIVER, folder, path);
  const calls = [...moves, ...comparisons, ...others];
  const expectations = parseExpectations(JSON.stringify({ v: 1, binaries: ["shim.elf"], calls }));
  const { engines, absent } = openCallEngines(undefined, 60_000);
  try {
    const contracts = [{ name: "shim", folder, expectations, elsewhere: new Map([["shim.elf", path]]) }];
    const entries = await runCorpus({ contracts, engines, absent });
    const { passed, failed } = counts(entries, []);
    expect(failed, corpusText(entries, [])).toBe(0);
    expect(passed).toBe(calls.length * engines.length);
  } finally {
    for (const engine of engines) engine.close();
  }
});
