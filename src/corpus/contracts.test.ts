/** The repository's own contracts: every call of the usual build of each gives what is expected, on the oracle and on Unicorn. */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openCorpus } from "./corpus.ts";
import { openCallEngines } from "./engines.ts";
import { corpusText, counts } from "./report.ts";
import { runCorpus } from "./run-corpus.ts";
import { withUsualBuilds } from "./usual.ts";

const FOLDER = fileURLToPath(new URL("../../corpus/contracts/", import.meta.url));
/** A thousand calls on two engines; a machine may have other things to do. */
const PATIENCE = 15 * 60_000;

test("every call gives what is expected, with the oracle's state at every int", { timeout: PATIENCE }, async () => {
  // the processor runs the hostile and the genuine contracts in tests, and all of these with `./echolot corpus`
  const { engines, absent } = openCallEngines(["unicorn"], 120_000);
  try {
    const { contracts, unexpected } = withUsualBuilds(openCorpus(FOLDER));
    const entries = await runCorpus({ contracts, engines, absent });
    const { passed, failed } = counts(entries, unexpected);
    expect(failed, corpusText(entries, unexpected)).toBe(0);
    const calls = contracts.reduce((sum, { expectations: one }) => sum + one.calls.length * one.binaries.length, 0);
    expect(passed).toBe(calls * engines.length);
    expect(unexpected).toEqual([]);
    expect(contracts.length).toBeGreaterThanOrEqual(48);
  } finally {
    for (const engine of engines) engine.close();
  }
});
