import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { EnvironmentLacks } from "../engine.ts";
import { describeUnicorn, loadUnicorn } from "./locate.ts";

test("finds a library of version 2", () => {
  expect(describeUnicorn({})).toMatchObject({
    version: expect.stringMatching(/^2\./),
    path: expect.stringContaining("unicorn"),
  });
});

test.each(["/etc/hostname", "/nowhere/libunicorn.so.2", "libc.so.6"])(
  "%s is not Unicorn, and the message says what to do",
  (file) => {
    const environment = { ECHOLOT_UNICORN: file };
    expect(() => loadUnicorn(environment)).toThrow(EnvironmentLacks);
    const answer = describeUnicorn(environment);
    const missing = "missing" in answer ? answer.missing : "";
    expect(missing).toContain(file);
    for (const way of ["apt-get install", "dnf install", "brew install", "pip download"])
      expect(missing).toContain(way);
  },
);

const hasCompiler = spawnSync("cc", ["--version"]).status === 0;

test.runIf(hasCompiler)("another version is named", () => {
  const folder = mkdtempSync(join(tmpdir(), "echolot-"));
  const [source, library] = [join(folder, "old.c"), join(folder, "libunicorn.so.1")];
  writeFileSync(source, "unsigned uc_version(unsigned *major, unsigned *minor) { return 0x01000300; }");
  spawnSync("cc", ["-shared", "-fPIC", "-o", library, source]);
  expect(() => loadUnicorn({ ECHOLOT_UNICORN: library })).toThrow(/Unicorn 1\.0\.3, and version 2 is needed/);
  rmSync(folder, { recursive: true });
});
