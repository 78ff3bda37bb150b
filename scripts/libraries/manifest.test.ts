/** What describes the libraries fits together; nothing is fetched or compiled. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openCorpus } from "../../src/corpus/corpus.ts";
import { fileOf } from "./build.mjs";
import { driverOf, LIBRARIES, libraryNames, packages, recipeOf } from "./places.mjs";

const names: string[] = libraryNames();

test("there are at least fourteen libraries, each with a driver, calls, and the binaries of its compilers", () => {
  expect(names.length).toBeGreaterThanOrEqual(14);
  for (const { name, expectations } of openCorpus(LIBRARIES, names).contracts) {
    const recipe = recipeOf(name);
    expect([name, existsSync(driverOf(recipe))]).toEqual([name, true]);
    expect(expectations.binaries).toEqual(recipe.compilers.map((kind: string) => fileOf(name, kind)));
    expect(expectations.calls.length).toBeGreaterThan(0);
  }
});

test("states and profiles belong to one compiler's output: none are on record", () => {
  for (const { name, expectations } of openCorpus(LIBRARIES, names).contracts)
    for (const { states, profiles } of expectations.calls)
      expect([name, states.size, profiles.size]).toEqual([name, 0, 0]);
});

test("every package has one source, a pin and a licence, and is used", () => {
  const used = new Set(["musl", ...names.flatMap((name) => recipeOf(name).packages)]);
  expect(Object.keys(packages()).sort()).toEqual([...used].sort());
  for (const [name, { npm, debian, sha256, licence }] of Object.entries<Record<string, string>>(packages())) {
    expect([name, sha256]).toEqual([name, expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect([name, npm ?? debian]).toEqual([
      name,
      expect.stringMatching(npm ? /^[\w-]+@\d+\.\d+\.\d+$/ : /\.orig\.tar\.(gz|xz|bz2)$/),
    ]);
    expect([name, licence]).toEqual([name, expect.stringMatching(/ \(.+\)$/)]);
    expect([name, npm === undefined]).not.toEqual([name, debian === undefined]);
  }
});

test("nothing of others is in the repository: only our own few files of each library", () => {
  const own = /^(driver\.(c|cpp)|build\.json|expect\.json|system\.c|configuration\.h|no-cpuid\.h|include)$/;
  for (const name of names) expect(readdirSync(join(LIBRARIES, name)).filter((file) => !own.test(file))).toEqual([]);
});

test("without a compiler every library is left out by name, and the exit code is 3", () => {
  const folder = mkdtempSync(join(tmpdir(), "echolot-libraries-"));
  try {
    const programs = join(folder, "bin");
    mkdirSync(programs);
    for (const name of ["sh", "dirname", "nice", "node"])
      symlinkSync(execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim(), join(programs, name));
    const script = join(LIBRARIES, "../../scripts/build-libraries");
    const { status, stdout } = spawnSync(script, ["--json", "lz4"], {
      encoding: "utf8",
      env: { PATH: programs, ECHOLOT_LIBRARIES: folder },
    });
    expect(status).toBe(3);
    const told = JSON.parse(stdout);
    expect(told.map(({ file }: { file: string }) => file)).toEqual(["lz4-gcc.elf", "lz4-clang.elf"]);
    expect(told[0].why).toContain("there is no gcc here");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
