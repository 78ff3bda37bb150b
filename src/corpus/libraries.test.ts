/** Real libraries in a run of the corpus, without building any: what is there runs, what is not is skipped by name. */
import { expect, test } from "vitest";
import { ProcessEngine } from "./engine.ts";
import { libraryNames, openLibraries } from "./libraries.ts";
import { corpusText, counts } from "./report.ts";
import { runCorpus } from "./run-corpus.ts";

test("a library that could not be built is skipped by name, once for each call and engine", async () => {
  expect(libraryNames()).toContain("lz4");
  const why = "there is no gcc here";
  const built = ["lz4-gcc.elf", "lz4-clang.elf"].map((file) => ({ name: "lz4", file, why }));
  const contracts = openLibraries(["lz4"], built);
  const absent = new Map([["unicorn", "not here"]]);
  const entries = await runCorpus({ contracts, engines: [new ProcessEngine("oracle", 1000)], absent });
  const calls = contracts[0]!.expectations.calls.length;
  expect(counts(entries, [])).toEqual({ passed: 0, failed: 0, skipped: 2 * 2 * calls });
  const text = corpusText(entries);
  expect(text).toContain(`skipped ${2 * calls}  on oracle and unicorn: lz4-clang.elf: ${why}`);
  expect(text).not.toContain("--update");
});

test("a library that was built has its path and room for its size", () => {
  const [zlib] = openLibraries(["zlib"], [{ name: "zlib", file: "zlib-gcc.elf", path: "/somewhere/zlib-gcc.elf" }]);
  expect([...zlib!.elsewhere!]).toEqual([["zlib-gcc.elf", "/somewhere/zlib-gcc.elf"]]);
  expect(zlib!.contractBytes).toBeGreaterThan(600_000);
});
