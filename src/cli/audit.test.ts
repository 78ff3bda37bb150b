import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { projectFolder } from "../project.ts";
import { type Ended, launch } from "./testing/launch.ts";

const out = mkdtempSync(join(tmpdir(), "echolot-audit-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));

const audit = (args: readonly string[], environment = {}): Promise<Ended> =>
  launch(["audit", "--out", out, ...args], { cwd: projectFolder(), environment });

// a source that changed since the last build is compiled here, not in the middle of a test
test("the report is printed, and kept as text and as JSON", async () => {
  const { code, out: text } = await audit(["--only", "decoder", "--cases", "3000", "--seed", "9"]);
  expect(code).toBe(0);
  expect(text).toMatch(
    /^command {2}\.\/echolot audit --seed 9 --cases 3000 --only decoder\nseed {5}9\nversions oracle/,
  );
  expect(readFileSync(join(out, "audit.txt"), "utf8")).toBe(text);
  expect(JSON.parse(readFileSync(join(out, "audit.json"), "utf8"))).toMatchObject({ ok: true, seed: 9 });
});

test("an unknown part, no cases, and a folder that is none are used wrongly", async () => {
  expect(await audit(["--only", "tea"])).toMatchObject({ code: 2, err: expect.stringContaining('no part "tea"') });
  expect(await audit(["--cases", "0"])).toMatchObject({ code: 2 });
  const { code, err } = await audit(["--only", "decoder", "--cases", "10", "--out", "/dev/null/audit"]);
  expect([code, err]).toEqual([2, expect.stringContaining("cannot be written")]);
});

test("a part that lacks its engine is named, and the exit code says so", async () => {
  const {
    code,
    out: text,
    err,
  } = await audit(["--only", "unicorn,decoder", "--cases", "100"], {
    ECHOLOT_UNICORN: "/nowhere/libunicorn.so",
  });
  expect(code).toBe(3);
  expect(text).toContain("not done:");
  expect(text).toContain("strings ");
  expect(err).toContain("/nowhere/libunicorn.so");
});
