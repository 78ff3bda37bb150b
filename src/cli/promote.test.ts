import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectFolder } from "../project.ts";
import { type Ended, launch } from "./testing/launch.ts";

const folder = mkdtempSync(join(tmpdir(), "echolot-promote-"));
const echolot = (...args: string[]): Promise<Ended> => launch(args, { cwd: folder });
const LIAR = `cmd:${process.execPath} ${join(projectFolder(), "src/cli/testing/liar.mjs")} ${join(projectFolder(), "echolot")} ${join(folder, "pids")}`;
let finding: string;

beforeAll(async () => {
  const only = ["--seed", "5", "--only", "bswap,mov", "--cases", "300", "--json"];
  await echolot("fuzz", ...only, "--engines", LIAR, "--out", "out");
  finding = join("out", readdirSync(join(folder, "out")).find((name) => name.includes("bswap-reg32"))!);
});
afterAll(() => rmSync(folder, { recursive: true }));

test("a finding is a folder: case, listing with the guilty instruction marked, README with the command that replays it", () => {
  expect(readdirSync(join(folder, finding)).sort()).toEqual(
    ["README.md", "case.json", "finding.json", "listing.txt", "origin.json"].sort(),
  );
  expect(readFileSync(join(folder, finding, "listing.txt"), "utf8")).toBe(
    "▶ 0x400000  0fc8                            bswap eax\n",
  );
  const readme = readFileSync(join(folder, finding, "README.md"), "utf8");
  expect(readme).toMatch(/^# bswap reg32 \| register \| until\/until\n/);
  expect(readme).toContain(`$ ./echolot replay ${finding} --engines oracle,'cmd:`);
  expect(readme).toContain("seed 5");
  expect(readme).toContain(`$ ./echolot promote ${finding}`);
});

test("promoted, it replays; promoted again, it is refused", async () => {
  const args = ["promote", finding, "--slug", "lie", "--into", "kept"];
  const { code, out } = await echolot(...args);
  expect([code, out]).toEqual([0, expect.stringContaining("until at 0x400002")]);
  const name = readdirSync(join(folder, "kept"))[0]!;
  expect(name).toMatch(/^\d{4}-\d{2}-\d{2}-lie$/);
  expect((await echolot("replay", join("kept", name), "--engines", "oracle,unicorn")).code).toBe(0);
  const again = await echolot(...args);
  expect([again.code, again.err]).toEqual([2, expect.stringContaining("exists already")]);
});

test("--json prints one object", async () => {
  const { code, out } = await echolot("promote", finding, "--into", "json", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ bucket: "bswap reg32 | register | until/until", expected: "until" });
});

test("used wrongly, or a disk that refuses: a message, the right code, no stack trace", async () => {
  writeFileSync(join(folder, "file"), "");
  cpSync(join(folder, finding), join(folder, "broken"), { recursive: true });
  writeFileSync(join(folder, "broken/finding.json"), '{"v":1,"found":"yesterday"}');
  cpSync(join(folder, finding), join(folder, "caseless"), { recursive: true });
  rmSync(join(folder, "caseless/case.json"));
  const wrong: [string[], number, string][] = [
    [["nowhere"], 2, "nowhere is no finding"],
    [["kept"], 2, "kept is no finding"],
    [["file"], 2, "file is no finding"],
    [["broken"], 2, "found must be a day"],
    [["caseless"], 2, "case.json"],
    [[finding, "--slug", "../x"], 2, "is no slug"],
    [[finding, "--into", "file/x"], 3, "cannot write"],
  ];
  const ended = await Promise.all(wrong.map(([args]) => echolot("promote", ...args)));
  for (const [n, [args, expected, message]] of wrong.entries()) {
    const { code, err, out } = ended[n]!;
    expect({ args, code, out }).toEqual({ args, code: expected, out: "" });
    expect(err).toContain(message);
    expect(err).not.toContain("    at ");
  }
});
