/** A run of the corpus that ends by a signal: what had been told by then, in order, and nothing that was under way. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openCorpus } from "./corpus.ts";
import { ProcessEngine } from "./engine.ts";
import { runCorpus } from "./run-corpus.ts";
import { EXPECTS_5, RETURNS_5, writeContract } from "./testing/folder.ts";
import type { Entry } from "./verdict.ts";

const folder = mkdtempSync(join(tmpdir(), "echolot-corpus-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a signal ends it after the calls that were told, and closes engines for good", async () => {
  const calls = Array.from({ length: 40 }, (_, n) => ({ ...EXPECTS_5.calls[0], name: `number ${n}` }));
  writeContract(folder, "five", RETURNS_5, { ...EXPECTS_5, calls });
  const engine = new ProcessEngine("oracle", 20_000);
  const abort = new AbortController();
  abort.signal.addEventListener("abort", () => engine.close());
  const told: Entry[] = [];
  const onEntry = (entry: Entry): void => {
    told.push(entry);
    if (told.length === 7) abort.abort();
  };
  const { contracts } = openCorpus(folder);
  const entries = await runCorpus({ contracts, engines: [engine], absent: new Map(), signal: abort.signal, onEntry });
  expect(entries).toEqual(told);
  expect(entries.map(({ call }) => call.name)).toEqual([0, 1, 2, 3, 4, 5, 6].map((n) => `number ${n}`));
  expect(entries.flatMap(({ verdicts }) => verdicts.map(({ kind }) => kind))).toEqual(Array(7).fill("passed"));
  const request = { contract: new Uint8Array(0), chain: {}, limits: {} } as unknown as Parameters<typeof engine.run>[0];
  expect(await engine.run(request)).toEqual({ broken: "the engine was closed" });
});
