import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectFolder } from "../project.ts";
import { type Ended, type LaunchOptions, launch } from "./testing/launch.ts";

const root = projectFolder();
const folder = mkdtempSync(join(tmpdir(), "echolot-fuzz-"));
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

const objectIn = ({ out }: Ended): Record<string, unknown> & { findings: Record<string, unknown>[] } => {
  expect(out.trimEnd().split("\n")).toHaveLength(1);
  return JSON.parse(out);
};

test("against Unicorn nothing unexplained; the same seed gives the same object apart from the seconds", async () => {
  const args = ["--seed", "1", "--cases", "800", "--json", "--engines", "unicorn"];
  const [first, second] = await Promise.all([fuzz(args), fuzz(args)]);
  const { seconds, ...rest } = objectIn(first);
  expect(first.code).toBe(0);
  expect(seconds).toBeGreaterThan(0);
  expect(rest).toMatchObject({ seed: 1, cases: 800, diverged: 0, findings: [] });
  const [agreed, excused, skipped] = [rest.agreed, rest.excused, rest.skipped] as number[];
  expect(agreed! + excused! + skipped!).toBe(800);
  expect(agreed).toBeGreaterThan(500);
  expect(rest.setAside).toBeGreaterThanOrEqual(0);
  expect(rest.engines).toMatchObject([{ name: "oracle" }, { name: "unicorn" }]);
  const { seconds: _, ...again } = objectIn(second);
  expect(again).toEqual(rest);
});

test("a lying program is caught at the instruction it gets wrong; the printed command replays it", async () => {
  const out = join(folder, "lies");
  const ended = await fuzz([...BSWAP, "--cases", "400", "--json", "--engines", LIAR, "--out", out]);
  const { findings, agreed } = objectIn(ended);
  expect(ended.code).toBe(1);
  expect(agreed).toBeGreaterThan(0);
  const buckets = findings.map(({ bucket }) => bucket);
  expect(buckets).toContain("bswap reg32 | register | until/until");
  // it lies about whole programs, too, in which the instruction stands but is never reached
  expect(buckets.filter((bucket) => !/^(bswap |\(program\))/.test(`${bucket}`))).toEqual([]);
  const found = readdirSync(out).find((name) => name.includes("bswap-reg32"));
  expect(readFileSync(join(out, found!, "README.md"), "utf8")).toMatch(
    /^# bswap reg32[\s\S]*by `\.\/echolot fuzz --seed 5/,
  );
  const replayed = await launch(["replay", join(out, found!), "--engines", LIAR], { cwd: folder });
  expect(replayed.code).toBe(1);
  expect(replayed.out).toContain("differs in: rax");
});

test.each([
  ["dies every time", "cmd:sh -c 'read line; exit 4'", "exited with code 4"],
  ["hangs", `${VM} hang`, "no answer within 0.3 s"],
])("a program that %s is a finding, and given up", async (_, engine, why) => {
  const { code, out } = await fuzz([...BSWAP, "--cases", "5000", "--timeout", "300ms", "--engines", engine]);
  expect(code).toBe(1);
  expect(out).toContain(why);
  expect(out).toMatch(/lost +cmd:.*given up: the program failed too often in a row/);
});

test("a program that refuses every case has shown nothing, which is a failure", async () => {
  const { code, out } = await fuzz([...BSWAP, "--cases", "20", "--engines", `${VM} error`]);
  expect(code).toBe(1);
  expect(out).toContain("20  engine: I do not understand");
  expect(out).toContain("nothing could be compared");
});

test("a disk that refuses is told once, and costs no finding", async () => {
  writeFileSync(join(folder, "file"), "");
  const args = ["--seed", "5", "--cases", "3", "--only", "nop,mov", "--engines", `${VM} lie`, "--out", "file/x"];
  const { code, out, err } = await fuzz(args);
  expect(code).toBe(1);
  expect(err.match(/cannot be written/g)).toHaveLength(1);
  expect(out).toMatch(/replay:.* echo '\{"id".*\| \.\/echolot replay - --engines oracle,/);
  expect(out).toMatch(/diverged +3 in/);
});

test("used wrongly: the code is 2, standard output stays empty, and there is no stack trace", async () => {
  const wrong: [string[], string][] = [
    [["--only", "bswp"], "unknown mnemonic BSWP; did you mean BSWAP?"],
    [["--only", ","], "no mnemonic is named"],
    [["--engines", "oracle"], "--engines needs an engine besides the oracle"],
    [["--engines", "cmd:./nobody"], "cannot start ./nobody"],
    [["--for", "never"], "A duration such as 30s, 5m or 2h is needed."],
  ];
  const ended = await Promise.all(wrong.map(([args]) => fuzz(["--cases", "1", "--json", ...args])));
  for (const [n, { code, out, err }] of ended.entries()) {
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(wrong[n]![1]);
    expect(err).not.toContain("    at ");
  }
});

test("without Unicorn's library the way to get it is told", async () => {
  const args = ["--cases", "1", "--engines", "unicorn"];
  const { code, err } = await fuzz(args, { environment: { ECHOLOT_UNICORN: "/nonexistent" } });
  expect(code).toBe(3);
  expect(err).toContain("/nonexistent");
  expect(err).not.toContain("    at ");
});
