import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { replace } from "./build.mjs";
import { isForThisPlatform, missingPackages } from "./packages.mjs";
import { summarise } from "./summary.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "echolot-set-up-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), text);
}

test("nothing is missing from the installation that runs this test, and a missing or old package is named", () => {
  expect(missingPackages(root)).toEqual([]);
  const packages = {
    "": {},
    "node_modules/here": { version: "1.0.0" },
    "node_modules/old": { version: "2.0.0" },
    "node_modules/gone": { version: "1.0.0" },
    "node_modules/other-platform": { version: "1.0.0", optional: true, os: ["aix"] },
  };
  write("p/package-lock.json", JSON.stringify({ packages }));
  for (const name of ["here", "old"]) write(`p/node_modules/${name}/package.json`, '{"version":"1.0.0"}');
  expect(missingPackages(join(folder, "p"))).toEqual(["node_modules/old", "node_modules/gone"]);
});

test("optional packages are needed on their own platform only", () => {
  const { platform: os, arch: cpu } = process;
  expect(isForThisPlatform({})).toBe(true);
  expect(isForThisPlatform({ optional: true, os: [os], cpu: [cpu] })).toBe(true);
  expect(isForThisPlatform({ optional: true, os: [os], cpu: ["s390"] })).toBe(false);
  expect(isForThisPlatform({ optional: true, os: [`!${os}`] })).toBe(false);
  expect(isForThisPlatform({ optional: true })).toBe(false);
});

test("the lock file names every package for every platform: otherwise npm ci refuses it", () => {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const wanted = Object.values<{ optionalDependencies?: object }>(packages).flatMap(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies),
  );
  expect(wanted.length).toBeGreaterThan(0);
  expect(wanted.filter((name) => packages[`node_modules/${name}`] === undefined)).toEqual([]);
});

test("a build replaces what differs, removes what is gone, and leaves the rest untouched", () => {
  write("new/src/same.js", "same");
  write("new/src/changed.js", "new");
  write("new/oracle/added.js", "added");
  write("dist/src/same.js", "same");
  write("dist/src/changed.js", "old");
  write("dist/src/deleted.js", "deleted");
  write("dist/.ready", "stamp");
  utimesSync(join(folder, "dist/src/same.js"), 1, 1);
  replace(join(folder, "new"), join(folder, "dist"));
  expect(readdirSync(join(folder, "dist"), { recursive: true }).sort()).toEqual([
    ".ready",
    "oracle",
    "oracle/added.js",
    "src",
    "src/changed.js",
    "src/same.js",
  ]);
  expect(readFileSync(join(folder, "dist/src/changed.js"), "utf8")).toBe("new");
});

const isReady = (project: string): boolean => spawnSync(join(project, "scripts/is-ready")).status === 0;

/** A stamp that is younger than everything, as after a set-up. */
function stamp(project: string): void {
  execFileSync("sleep", ["0.02"]);
  writeFileSync(join(project, "dist/.ready"), "");
  expect(isReady(project)).toBe(true);
}

test("set-up is wanted when a source is changed, added, deleted, renamed, or put back with an old date", () => {
  const project = join(folder, "project");
  for (const path of ["oracle/a.ts", "src/b.ts", "dist/src/cli/main.js", "node_modules/commander/package.json"])
    write(`project/${path}`, "");
  cpSync(join(root, "scripts/is-ready"), join(project, "scripts/is-ready"));
  expect(isReady(project)).toBe(false);
  const changes = [
    () => writeFileSync(join(project, "src/b.ts"), "changed"),
    () => writeFileSync(join(project, "src/c.ts"), "added"),
    () => rmSync(join(project, "src/c.ts")),
    () => utimesSync(join(project, "oracle/a.ts"), 1, 1),
    () => rmSync(join(project, "dist/src/cli/main.js")),
  ];
  for (const change of changes) {
    stamp(project);
    execFileSync("sleep", ["0.02"]);
    change();
    expect(isReady(project), change.toString()).toBe(false);
  }
});

const report = (...files: object[]): string => JSON.stringify({ testResults: files });
const file = (status: string, ...tests: string[]): object => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});

test("the last line of scripts/test counts tests, files that cannot be loaded, crashes and failed checks", () => {
  expect(summarise(report(file("passed", "passed", "passed", "skipped", "todo")), 0, 0)).toEqual({
    passed: 2,
    failed: 0,
    skipped: 2,
  });
  expect(summarise(report(file("failed", "passed", "failed")), 1, 0)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  expect(summarise(report(file("failed"), file("passed", "passed")), 1, 0)).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
  });
  expect(summarise("", 139, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(summarise(report(file("passed", "passed")), 1, 0)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  expect(summarise(report(file("passed", "passed")), 0, 2)).toEqual({ passed: 1, failed: 2, skipped: 0 });
});

test("every script that is started by name can be executed and is there", () => {
  const started = ["echolot", "scripts/setup", "scripts/test", "scripts/is-ready", ".ci/run"].map((name) =>
    join(root, name),
  );
  expect(started.filter((path) => !existsSync(path))).toEqual([]);
  for (const path of started) expect(spawnSync("test", ["-x", path]).status, path).toBe(0);
});
