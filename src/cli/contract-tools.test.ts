/** `inspect`, `repackage` and `abi` as they are called: output, files, exit codes. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as abi from "./abi.ts";
import { endingOf } from "./ending.ts";
import * as inspect from "./inspect.ts";
import * as repackage from "./repackage.ts";
import { launch } from "./testing/launch.ts";

const TOKEN = fileURLToPath(new URL("../../corpus/contracts/token/token-Os.elf", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "echolot-tools-"));
const here = (name: string): string => join(folder, name);
const echolot = (...args: readonly string[]) => launch(args, { cwd: folder });
// a source that changed since the last build is compiled here, not in the middle of a test
beforeAll(() => echolot("--version"));
afterAll(() => rmSync(folder, { recursive: true }));

test("an executable becomes a container that runs", async () => {
  const made = await echolot("repackage", TOKEN, "-o", "token.esc");
  expect([made.code, made.err]).toEqual([0, ""]);
  expect(made.out).toMatch(/^wrote token\.esc: ESC, \d,\d{3} bytes \(ELF: \d+,\d{3}\)$/m);
  expect(readFileSync(here("token.esc")).subarray(0, 4).toString()).toBe("ECHO");
  const { out } = await echolot("run", "token.esc", "--call", "nothing()");
  expect(out).toContain("The called function is missing.");
});

test("--hex writes what is uploaded, --json tells what was done", async () => {
  const { code, out } = await echolot("repackage", TOKEN, "--hex", "-o", "token.hex", "--json");
  const report = JSON.parse(out) as { bytes: number; kept: unknown[]; warnings: unknown[] };
  expect([code, report.kept.length, report.warnings]).toEqual([0, 2, []]);
  expect(readFileSync(here("token.hex"), "utf8")).toMatch(/^4543484f[0-9a-f]+\n$/);
  expect((await echolot("inspect", "token.hex")).out).toContain(
    `token.hex: ESC, ${report.bytes.toLocaleString("en-US")} bytes`,
  );
});

/** A container whose code is `popcnt eax, eax; ret`. */
const POPCNT =
  "4543484f01000000001040000000000001000000" + "0106001040000000000005000000" + "05000000f30fb8c0c3" + "00000000";

test("--strict turns warnings into exit code 1, and nothing is written", async () => {
  writeFileSync(here("popcnt.esc"), Buffer.from(POPCNT, "hex"));
  const strict = await echolot("repackage", "popcnt.esc", "-o", "out.esc", "--strict");
  expect([strict.code, existsSync(here("out.esc"))]).toEqual([1, false]);
  expect(strict.out).toContain("warning  0x401000  popcnt eax, eax (popcnt) is outside the profile echo-2020");
  const ended = await Promise.all([
    echolot("repackage", "popcnt.esc", "-o", "out.esc", "--strict", "--profile", "echo"),
    echolot("inspect", "popcnt.esc", "--strict"),
    echolot("inspect", "popcnt.esc"),
  ]);
  expect(ended.map(({ code }) => code)).toEqual([0, 1, 0]);
});

test("what is wrong with a file is told, without a stack trace", async () => {
  writeFileSync(here("none"), "not a contract");
  const told = await Promise.all([
    echolot("inspect", "none"),
    echolot("inspect", "missing"),
    echolot("repackage", TOKEN, "-o", join("no", "such", "folder")),
  ]);
  expect(told.map(({ code }) => code)).toEqual([1, 1, 1]);
  expect(told[0].err).toBe("echolot: none is no contract: neither ELF, nor Mach-O, nor ESC\n");
  expect(told[1].err).toBe("echolot: cannot read missing: there is no such file\n");
  expect(told[2].err).toContain("cannot write no/such/folder");
});

/** The ending of a verb in this process, with nothing printed. */
async function ending(...words: readonly string[]) {
  const program = new Command("echolot").exitOverride().configureOutput({ writeOut: () => {}, writeErr: () => {} });
  for (const { register } of [abi, inspect, repackage]) register(program);
  for (const verb of program.commands) verb.copyInheritedSettings(program);
  try {
    await program.parseAsync(words, { from: "user" });
  } catch (error) {
    return endingOf(error);
  }
  return { exitCode: "none" };
}

test.each([
  [["repackage"]],
  [["repackage", TOKEN, "-o", TOKEN]],
  [["repackage", TOKEN, "--max-size", "0"]],
  [["inspect"]],
  [["inspect", TOKEN, "--profile", "nonsense"]],
  [["abi", "--json", "--markdown"]],
  [["abi", "services"]],
])("%j is used wrongly", async (words) => {
  expect(await ending(...words)).toMatchObject({ exitCode: 2 });
});

test("the reference has every service with its evidence, for people and for machines", async () => {
  const [text, json] = await Promise.all([echolot("abi"), echolot("abi", "--json")]);
  expect(text.out).toMatch(/^ {2}0x11 {2}malloc +seen +rdi size → rax/m);
  const { services } = JSON.parse(json.out) as { services: { vector: string }[] };
  expect(services.find(({ vector }) => vector === "0x11")).toMatchObject({ name: "malloc", evidence: "seen" });
});
