import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectFolder } from "../project.ts";
import { type Ended, type LaunchOptions, launch } from "./testing/launch.ts";

const root = projectFolder();
const folder = mkdtempSync(join(tmpdir(), "echolot-interrupt-"));
const fuzz = (args: readonly string[], options: Partial<LaunchOptions> = {}): Promise<Ended> =>
  launch(["fuzz", ...args], { cwd: folder, ...options });
// a source that changed since the last build is compiled here, not in the middle of a test
beforeAll(() => launch(["--version"], { cwd: folder }));
afterAll(() => rmSync(folder, { recursive: true }));

const VM = `cmd:${process.execPath} ${join(root, "src/engines/external/testing/vm.mjs")}`;
const pidFile = join(folder, "pids");
const LIAR = `cmd:${process.execPath} ${join(root, "src/cli/testing/liar.mjs")} ${join(root, "echolot")} ${pidFile}`;
/** Half of what is drawn is BSWAP. */
const BSWAP = ["--seed", "5", "--only", "bswap,mov"];

test("Ctrl-C keeps the findings, prints the summary and leaves no process behind", async () => {
  const out = join(folder, "interrupted");
  let asked = false;
  const ended = await fuzz([...BSWAP, "--for", "1h", "--engines", LIAR, "--out", out], {
    onOutput: (text, child) => {
      if (!asked && text.includes("replay:")) asked = child.kill("SIGINT");
    },
  });
  expect(ended.code).toBe(130);
  expect(ended.out).toMatch(/cases in .* ended by interrupted/);
  expect(ended.err).not.toContain("    at ");
  const found = readdirSync(out);
  expect(existsSync(join(out, found[0]!, "case.json"))).toBe(true);
  const started = readFileSync(pidFile, "utf8").trim().split("\n").map(Number);
  expect(started.length).toBeGreaterThanOrEqual(2);
  await expect.poll(() => started.filter(isThere), { timeout: 5000 }).toEqual([]);
});

test("Ctrl-C does not wait for a program that hangs", async () => {
  let asked = false;
  const ended = await fuzz([...BSWAP, "--for", "1h", "--timeout", "1h", "--engines", `${VM} hang`], {
    onOutput: (text, child) => {
      // the command is printed before anything is drawn; a second signal would end the process without a summary
      if (!asked && text.includes("./echolot fuzz")) setTimeout(() => child.kill("SIGINT"), 1000);
      asked ||= text.includes("./echolot fuzz");
    },
  });
  expect(ended.code).toBe(130);
  expect(ended.out).toContain("ended by interrupted");
});

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
