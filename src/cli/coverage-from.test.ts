import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { UsageError } from "../engines/engine.ts";
import { type FromOptions, reportFrom } from "./coverage-from.ts";
import { type Ended, launch } from "./testing/launch.ts";

const folder = mkdtempSync(join(tmpdir(), "echolot-coverage-"));
const echolot = (...words: string[]): Promise<Ended> => launch(words, { cwd: folder });
const FILE = join(folder, "runs/first.json");
let fuzzed: Ended;

beforeAll(async () => {
  // a source that changed since the last build is compiled here
  await echolot("--version");
  fuzzed = await echolot(
    ..."fuzz --seed 3 --cases 300 --only clc,jne --engines unicorn --json --coverage runs/first.json".split(" "),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const report = (files: string[], options: FromOptions = {}): string => reportFrom(files, options).text;

test("a run writes what it covered; its summary is the same seen from the gaps", () => {
  expect(fuzzed.code).toBe(0);
  const { coverage } = JSON.parse(fuzzed.out);
  expect(coverage.unicorn).toMatchObject({ compared: 3, rows: 3, neverCompared: [], flags: [], branches: [] });
  const record = JSON.parse(readFileSync(FILE, "utf8"));
  expect(record).toMatchObject({ coverage: 1, engines: ["unicorn"], runs: [{ seed: 3, cases: 300 }] });
  const clc = record.rows.find(({ row }: { row: string }) => row === "F8  CLC");
  expect(clc.compared.unicorn).toMatchObject({ ones: [], zeros: ["CF"] });
  expect(clc.compared.unicorn.count).toBeGreaterThan(100);
  expect(clc.generated.count).toBeGreaterThanOrEqual(clc.executed.count);
});

test("coverage --from prints it by feature, by row, and what is missing", async () => {
  const { code, out } = await echolot("coverage", "--from", FILE);
  expect(code).toBe(0);
  expect(out).toContain("300 cases in");
  expect(out).toMatch(/^base +3 +[\d,]+ +[\d,]+ +[\d,]+ +\d+ +0 +0 +\d$/m);
  expect(out).toMatch(/3 of 3 rows compared, least \d+ times/);
  expect(report([FILE], { feature: "base" })).toMatch(/^75 cb {2}JNE Jb .* taken \d+, not taken \d+/m);
  expect(report([FILE], { missing: true })).not.toContain("CLC");
});

test("several files are one; what --json prints can be given again", () => {
  const merged = join(folder, "merged.json");
  writeFileSync(merged, report([FILE, FILE], { json: true }));
  const [one, two] = [FILE, merged].map((file) => JSON.parse(report([file], { json: true })));
  expect(two.runs).toHaveLength(2);
  for (const [n, row] of one.rows.entries()) expect(two.rows[n].executed.count).toBe(2 * row.executed.count);
  expect(two.gaps.unicorn.neverCompared).toEqual([]);
});

test("a row that was never compared makes the exit code 1", async () => {
  const file = join(folder, "none.json");
  const record = JSON.parse(readFileSync(FILE, "utf8"));
  writeFileSync(file, JSON.stringify({ ...record, engines: ["other"] }));
  const { code, out } = await echolot("coverage", "--from", file);
  expect(code).toBe(1);
  expect(out).toContain("F8  CLC");
});

test("files that are none, and features that are not in them, are used wrongly", () => {
  const other = join(folder, "other.json");
  writeFileSync(other, "{}");
  expect(() => report([join(folder, "absent.json")])).toThrow(UsageError);
  expect(() => report([folder])).toThrow(/cannot read/);
  expect(() => report([other])).toThrow(/other.json is no coverage file/);
  expect(() => report([FILE], { feature: "x87" })).toThrow(/no row of feature "x87". It has: base/);
});

test("a file that could not be written at the end is refused before the run", async () => {
  const { code, err } = await echolot("fuzz", "--cases", "1", "--coverage", folder);
  expect(code).toBe(2);
  expect(err).toContain("--coverage cannot be written: EISDIR");
  const nowhere = await echolot("fuzz", "--cases", "1", "--coverage", join(FILE, "x.json"));
  expect([nowhere.code, existsSync(join(FILE, "x.json"))]).toEqual([2, false]);
});
