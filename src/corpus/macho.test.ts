/** The contracts that are there as Mach-O files as well give the same results so, on every engine that is here. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type Contract, openCorpus } from "./corpus.ts";
import { openCallEngines } from "./engines.ts";
import { corpusText, counts } from "./report.ts";
import { runCorpus } from "./run-corpus.ts";

const CORPUS = fileURLToPath(new URL("../../corpus/", import.meta.url));
const FILES = readdirSync(join(CORPUS, "macho")).filter((name) => name.endsWith(".macho"));
const names = [...new Set(FILES.map((file) => file.replace(/-O.*/, "")))];

/** A third of the calls of each: what a container can get wrong shows in the first of them. */
function asMachO(contract: Contract): Contract {
  const binaries = FILES.filter((file) => file.startsWith(`${contract.name}-`));
  const calls = contract.expectations.calls.filter((_, n) => n % 3 === 0);
  const elsewhere = new Map(binaries.map((file) => [file, join(CORPUS, "macho", file)]));
  return { ...contract, expectations: { binaries, calls }, elsewhere };
}

test("results are those of expect.json", async () => {
  const contracts = openCorpus(join(CORPUS, "contracts"), names).contracts.map(asMachO);
  const { engines, absent } = openCallEngines(undefined, 60_000);
  try {
    const entries = await runCorpus({ contracts, engines, absent });
    const { passed, failed } = counts(entries, []);
    expect(failed, corpusText(entries, [])).toBe(0);
    const calls = contracts.reduce((sum, { expectations: one }) => sum + one.calls.length * one.binaries.length, 0);
    expect([passed, calls > 50]).toEqual([calls * engines.length, true]);
  } finally {
    for (const engine of engines) engine.close();
  }
});
