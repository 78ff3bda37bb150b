/** What the coverage verb prints and how it ends. */
import { Command } from "commander";
import { afterEach, expect, test, vi } from "vitest";
import { register } from "../cli/coverage.ts";
import { UsageError } from "../engines/engine.ts";
import { renderCodes, renderCoverage } from "./render.ts";

afterEach(() => vi.restoreAllMocks());

/** What `echolot coverage ARGUMENTS` writes. */
async function outputOf(...words: string[]): Promise<string> {
  let written = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    written += String(text);
    return true;
  });
  const program = new Command().exitOverride();
  register(program);
  await program.parseAsync(["coverage", ...words], { from: "user" });
  return written;
}

test("columns are aligned and a percentage is rounded down", () => {
  const text = renderCoverage({
    known: 3007,
    implemented: 1999,
    planned: 1,
    refused: 1007,
    outside: 0,
    missing: 0,
    features: [
      { feature: "base", implemented: 1999, planned: 1 },
      { feature: "x", implemented: 0, planned: 0 },
    ],
    refusedBy: [{ reason: "EVEX", count: 1007 }],
  });
  expect(text.split("\n").slice(0, 4)).toEqual([
    "feature  implemented  planned  coverage",
    "base            1999        1    99.9 %",
    "x                  0        0         –",
    "all             1999        1    99.9 %",
  ]);
  expect(text).toContain("3007 encodings in 64-bit mode: 1999 implemented, 1 planned, 1007 refused, 0 missing.");
});

test("nothing to list is an empty text", () => {
  expect(renderCodes([])).toBe("");
});

test("--json is one object whose parts add up", async () => {
  const { known, implemented, planned, refused, outside, missing, profile } = JSON.parse(await outputOf("--json"));
  expect(known).toBe(4690);
  expect(implemented + planned + refused + missing).toBe(known);
  expect([outside, profile]).toEqual([0, "full"]);
});

test("--profile counts what the profile has; the rest is outside, and of no feature", async () => {
  const { implemented, planned, refused, outside, missing, features } = JSON.parse(
    await outputOf("--json", "--profile", "echo-2020"),
  );
  expect(implemented + planned + refused + outside + missing).toBe(4690);
  expect(features.map(({ feature }: { feature: string }) => feature).sort()).toEqual(
    ["base", "cmov", "cx8", "prefetch", "cet-ibt"].sort(),
  );
  expect(planned).toBe(0);
  const { encodings } = JSON.parse(await outputOf("--feature", "bmi1", "--profile", "v2", "--json"));
  expect(new Set(encodings.map((one: { class: string }) => one.class))).toEqual(new Set(["outside"]));
  expect(await outputOf("--profile", "echo")).toMatch(/ 0 missing, \d+ outside the profile\.\n$/);
});

test("an unknown profile is used wrongly, and the known ones are told", async () => {
  await expect(outputOf("--profile", "v3")).rejects.toThrow(/no profile "v3".*echo-2020.*echo.*v2.*full/s);
});

test("--missing --feature lists what one feature still lacks", async () => {
  const { encodings } = JSON.parse(await outputOf("--missing", "--feature", "f16c", "--json"));
  expect(encodings).toHaveLength(4);
  expect(encodings[0]).toMatchObject({ mnemonic: "VCVTPH2PS", class: "planned", feature: "f16c" });
  expect((await outputOf("--feature", "key locker")).trimEnd().split("\n")).toHaveLength(11);
});

test("an unknown feature is used wrongly, and the known ones are told", async () => {
  await expect(outputOf("--feature", "bmx")).rejects.toThrow(UsageError);
  await expect(outputOf("--feature", "bmx")).rejects.toThrow(/no feature "bmx".*bmi1/s);
});
