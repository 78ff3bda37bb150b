/** The repository's own contracts: every call of the usual build of each, and some of another build, on the oracle and on Unicorn. */
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { type Corpus, openCorpus } from "./corpus.ts";
import { openCallEngines } from "./engines.ts";
import { corpusText, counts } from "./report.ts";
import { runCorpus } from "./run-corpus.ts";
import { withOtherBuilds, withUsualBuilds } from "./usual.ts";

const corpus = openCorpus(fileURLToPath(new URL("../../corpus/contracts/", import.meta.url)));
/** A thousand calls on two engines; a machine may have other things to do. */
const PATIENCE = 15 * 60_000;

// the processor runs the hostile and the genuine contracts in tests, and all of these with `./echolot corpus`
const { engines, absent } = openCallEngines(["unicorn"], 120_000);
afterAll(() => {
  for (const engine of engines) engine.close();
});

const callsOf = ({ contracts }: Corpus): number =>
  contracts.reduce((sum, { expectations: { calls, binaries } }) => sum + calls.length * binaries.length, 0);

async function expectAllToPass({ contracts, unexpected }: Corpus): Promise<void> {
  const entries = await runCorpus({ contracts, engines, absent });
  const { passed, failed } = counts(entries, unexpected);
  expect(failed, corpusText(entries, unexpected)).toBe(0);
  const skipped = entries.flatMap(({ verdicts }) => verdicts.filter(({ kind }) => kind === "skipped"));
  expect(skipped.flatMap(({ why }) => why).filter((why) => why !== GAS)).toEqual([]);
  expect(passed + skipped.length).toBe(callsOf({ contracts, unexpected }) * engines.length);
  expect(skipped.length).toBeLessThan(0.02 * passed);
}

/** The contract `allowance` is about it. */
const GAS = "the call runs out of gas, which unicorn does not count";

test("every call gives what is expected, with the oracle's state at every int", { timeout: PATIENCE }, async () => {
  const usual = withUsualBuilds(corpus);
  await expectAllToPass(usual);
  expect(usual.unexpected).toEqual([]);
  expect(usual.contracts.length).toBeGreaterThanOrEqual(48);
});

/** A few calls cover what a compiler makes of the entry, the parameters and a function; `corpus --all` runs the rest. */
const CALLS = 3;

test("so do some calls of another build of each, every compiler and level among them", {
  timeout: PATIENCE,
}, async () => {
  const others = withOtherBuilds(corpus, CALLS);
  await expectAllToPass(others);
  const kinds = others.contracts.flatMap(({ expectations }) => expectations.binaries.map(kindOf));
  expect([...new Set(kinds)].sort()).toEqual(["-O0", "-O3", "-clang-O0", "-clang-O3", "-clang-Os"]);
  expect(callsOf(others)).toBeLessThanOrEqual(CALLS * others.contracts.length);
});

const kindOf = (binary: string): string => /(-clang)?-O.(?=\.elf$)/.exec(binary)![0];

test("the oracle's states and gas are on record for every call of every build", () => {
  const without = corpus.contracts.flatMap(({ name, expectations: { binaries, calls } }) =>
    binaries
      .filter((binary) => calls.some(({ states }) => states.get(binary)?.gas === undefined))
      .map((one) => [name, one]),
  );
  expect(without).toEqual([]);
});
