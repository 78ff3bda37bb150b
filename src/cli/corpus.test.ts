import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { container, EXPECTS_5, RETURNS_5, writeContract } from "../corpus/testing/folder.ts";
import { launch } from "./testing/launch.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "echolot-corpus-"));
  return () => rmSync(folder, { recursive: true, force: true });
});

const corpus = (...words: string[]) => launch(["corpus", ...words], { cwd: folder });
const expectFile = (name: string): string => readFileSync(join(folder, "mine", name, "expect.json"), "utf8");

test("a contract is recorded, passes, fails once it is tampered with, and is updated", async () => {
  writeFileSync(join(folder, "five-Os.esc"), container(RETURNS_5));
  const recorded = await corpus("record", "five-Os.esc", "--call", "f()", "--dir", "mine", "--block-number", "7");
  expect(recorded).toMatchObject({ code: 0, out: expect.stringContaining("wrote mine/five/expect.json") });
  const text = expectFile("five");
  expect(JSON.parse(text)).toMatchObject({
    binaries: ["five-Os.esc"],
    calls: [
      { call: "f()", chain: { block_number: 7 }, returns: [{ u64: "5" }], states: { "five-Os.esc": { ints: 1 } } },
    ],
  });

  const passed = await corpus("--dir", "mine");
  expect(passed).toMatchObject({ code: 0, out: expect.stringMatching(/\n[123] passed, 0 failed, [012] skipped\n$/) });

  writeFileSync(join(folder, "mine", "five", "expect.json"), text.replace(/"05/, '"06').replace('"5"', '"6"'));
  const failed = await corpus("--dir", "mine", "--json");
  expect([failed.code, JSON.parse(failed.out).passed]).toEqual([1, 0]);

  const shown = await corpus("--dir", "mine", "--update");
  expect(shown).toMatchObject({ code: 2, err: expect.stringContaining("say --yes") });
  expect(shown.out).toContain('+      "returns": [{ "u64": "5" }],');
  expect(expectFile("five")).not.toBe(text);

  const updated = await corpus("--dir", "mine", "--update", "--yes");
  expect([updated.code, expectFile("five")]).toEqual([0, text]);
});

test("what cannot be recorded leaves nothing behind", async () => {
  writeFileSync(join(folder, "text.esc"), "no contract");
  const ended = await corpus("record", "text.esc", "--call", "f()", "--dir", "mine");
  expect(ended).toMatchObject({ code: 1, out: expect.stringContaining("text.esc is no contract") });
  expect(() => expectFile("text")).toThrow("ENOENT");
});

test("used wrongly is 2, an engine that is not here 3", async () => {
  writeContract(folder, "five", RETURNS_5, EXPECTS_5);
  writeContract(folder, "bad", RETURNS_5, { ...EXPECTS_5, calls: [{ call: "f()", result: { error: "nine" } }] });
  const bad = await corpus("--dir", ".");
  expect([bad.code, bad.err]).toEqual([
    2,
    expect.stringContaining("bad/expect.json: calls[0].result.error must be one of"),
  ]);
  expect((await corpus("--dir", ".", "--only", "five", "--engines", "qemu")).code).toBe(2);
  expect((await corpus("--dir", ".", "--only", "five", "--update", "--json")).code).toBe(2);
  expect((await corpus("record", "five/a.esc", "--dir", ".")).code).toBe(2);
  const environment = { ECHOLOT_UNICORN: "/nowhere" };
  const words = ["corpus", "--dir", ".", "--only", "five"];
  const lacking = await launch([...words, "--engines", "unicorn"], { cwd: folder, environment });
  expect(lacking).toMatchObject({ code: 3, err: expect.stringContaining("/nowhere") });
  const without = await launch(words, { cwd: folder, environment });
  expect(without).toMatchObject({ code: 0, out: expect.stringMatching(/[12] passed, 0 failed, [12] skipped/) });
  const skipped = await corpus("--dir", "five", "--engines", "cmd:./my-vm");
  expect(skipped.out).toContain("on cmd:./my-vm: runs machine cases only");
});
