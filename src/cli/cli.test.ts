import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { VERSION } from "../../oracle/index.ts";
import { projectFolder } from "../project.ts";

const root = projectFolder();
const folder = mkdtempSync(join(tmpdir(), "echolot-cli-"));
// a source that changed since the last build is compiled here, not in the middle of a test
beforeAll(() => echolot(["--version"]));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The real launcher in a real process. */
function echolot(
  args: readonly string[],
  input = "",
  onOutput?: (kill: (signal: NodeJS.Signals) => void) => void,
): Promise<Ended> {
  const child = spawn(join(root, "echolot"), args, { cwd: folder });
  const collected = { out: "", err: "" };
  child.stdout.on("data", (text: Buffer) => {
    collected.out += text;
    onOutput?.((signal) => child.kill(signal));
  });
  child.stderr.on("data", (text: Buffer) => {
    collected.err += text;
  });
  if (!onOutput) child.stdin.end(input);
  else child.stdin.write(input);
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, ...collected })));
}

const ADC = '{"id":"a","code":"4811d8","at":"0x400000","until":"0x400003","regs":{"rax":"0x1"}}';
const VM = `cmd:${process.execPath} ${join(root, "src/engines/external/testing/vm.mjs")}`;
const NOP = '{"id":"a","code":"90","at":"0x400000","until":"0x400001"}';

function saved(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

test("help names every verb and the exit codes, and is no error", async () => {
  const { code, out, err } = await echolot(["--help"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  for (const word of ["fuzz", "run", "exec", "replay", "coverage", "doctor", "130 interrupted"])
    expect(out).toContain(word);
});

test("the version is that of the oracle", async () => {
  expect((await echolot(["--version"])).out).toBe(`echolot ${VERSION}\n`);
});

test.each([
  [["exce"], "Did you mean exec?"],
  [["exec", "--engin", "x"], "unknown option '--engin'"],
  [["replay"], "missing required argument 'file'"],
  [["exec", "--engine", "fast-one"], 'there is no engine "fast-one"; there are oracle, unicorn, native, cmd:PROGRAM'],
  [["exec", "--engine", "cmd:./nobody"], "cannot start ./nobody: there is no such program"],
  [["replay", "no-such-file"], "there is no file no-such-file"],
  [["replay", "/dev/zero"], "/dev/zero is too large to be a case file"],
  [[], "Usage: echolot VERB"],
])("%j is used wrongly", async (args, message) => {
  const { code, err } = await echolot(args);
  expect(code).toBe(2);
  expect(err).toContain(message);
  expect(err).not.toContain("    at ");
});

test.each(["exec", "replay", "doctor"])("%s --help has an example", async (verb) => {
  const { code, out } = await echolot([verb, "--help"]);
  expect(code).toBe(0);
  expect(out).toMatch(/Example:\n.*echolot/);
});

test("exec answers every line in order, bad ones with an error", async () => {
  const lines = [ADC, "{", "", ADC.replace('"a"', '"b"').replace("4811d8", "4811"), ADC.replace('"a"', '"c"')];
  const { code, out } = await echolot(["exec"], lines.join("\n"));
  const answers = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(code).toBe(0);
  expect(answers.map(({ id, stop, error }) => [id, stop?.reason ?? error])).toEqual([
    ["a", "until"],
    [null, expect.stringContaining("not JSON")],
    ["b", "fault"],
    ["c", "until"],
  ]);
  expect(answers[0].regs.rax).toBe("0x1");
});

test("exec answers a line before the next one comes, and Ctrl-C ends it with 130", async () => {
  const { code, out } = await echolot(["exec"], `${ADC}\n`, (kill) => kill("SIGINT"));
  expect(JSON.parse(out)).toMatchObject({ id: "a", steps: 1 });
  expect(code).toBe(130);
});

test("a feature that nobody has is a skip", async () => {
  const { out } = await echolot(["exec"], ADC.replace("{", '{"features":["base","antigravity"],'));
  expect(JSON.parse(out).stop).toEqual({ reason: "skip", at: "0x400000", why: "needs antigravity" });
});

test("exec speaks to another program", async () => {
  const { code, out } = await echolot(["exec", "--engine", VM], NOP);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ id: "a", stop: { reason: "until", at: "0x400001" } });
});

test("replay agrees with an honest program and catches a lying one", async () => {
  const file = saved("nop.json", NOP);
  expect((await echolot(["replay", file, "--engines", VM])).code).toBe(0);
  const caught = await echolot(["replay", file, "--engines", `${VM} lie`]);
  expect(caught.code).toBe(1);
  expect(caught.out).toContain("0x666");
  expect(caught.out).toContain("differs in: rax");
});

test("replay prints JSON on demand", async () => {
  const { code, out } = await echolot([
    "replay",
    saved("two.jsonl", `${NOP}\n${NOP}\n`),
    "--json",
    "--engines",
    `${VM} lie`,
  ]);
  const objects = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(code).toBe(1);
  expect(objects.map(({ engines }) => engines[0].verdict.kind)).toEqual(["diverge", "diverge"]);
});

test("what was not compared does not count as agreed", async () => {
  const file = saved("skip.json", NOP.replace("{", '{"features":["antigravity"],'));
  const { code, out } = await echolot(["replay", file, "--engines", VM]);
  expect(code).toBe(1);
  expect(out).toContain("not compared: oracle: needs antigravity");
});

test.each([
  ["nonsense.json", "never a case", "not JSON"],
  ["empty.json", "", "empty.json is empty"],
  ["binary.json", "\0\u0001\ufffd", "not JSON"],
  ["second.jsonl", `${NOP}\n{"id":"b"}\n`, "second.jsonl, line 2: code must be a string, not nothing"],
])("%s is no case file", async (name, text, message) => {
  const { code, err } = await echolot(["replay", saved(name, text)]);
  expect(code).toBe(2);
  expect(err).toContain(message);
});
