import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ended, launch } from "./testing/launch.ts";

const folder = mkdtempSync(join(tmpdir(), "echolot-strict-"));
// a source that changed since the last build is compiled here, not in the middle of a test
beforeAll(() => launch(["--version"], { cwd: folder }));
afterAll(() => rmSync(folder, { recursive: true }));

/** A VM that knows AND of zeros, and leaves AF, which is undefined, as it was. */
const VM = `
import { createInterface } from "node:readline";
const NAMES = "rax rcx rdx rbx rsp rbp rsi rdi r8 r9 r10 r11 r12 r13 r14 r15 fsbase gsbase".split(" ");
for await (const line of createInterface({ input: process.stdin })) {
  const { id, regs } = JSON.parse(line);
  const zeros = Object.fromEntries(NAMES.map((name) => [name, "0x0"]));
  const end = { ...zeros, rip: "0x400002", rflags: regs.rflags };
  console.log(JSON.stringify({ id, stop: { reason: "until", at: "0x400002" }, steps: 1, regs: end, memory: [] }));
}`;
const AND = { id: "and", code: "21c8", at: "0x400000", until: "0x400002" };

function replay(rflags: string, ...options: string[]): Promise<Ended> {
  writeFileSync(join(folder, "vm.mjs"), VM);
  writeFileSync(join(folder, "and.json"), JSON.stringify({ ...AND, regs: { rflags } }));
  return launch(["replay", "and.json", "--engines", `cmd:${process.execPath} vm.mjs`, ...options], { cwd: folder });
}

test("an undefined flag is compared with --strict only, and the replay command says so", async () => {
  expect((await replay("0x256")).code).toBe(0);
  const { code, out } = await replay("0x256", "--strict");
  expect([code, out.includes("differs in: AF")]).toEqual([1, true]);
  expect(out).toMatch(/replay: .* --strict$/m);
  expect((await replay("0x246", "--strict")).code).toBe(0);
});

test("Unicorn is no witness for undefined bits", async () => {
  const { code, err } = await launch(["fuzz", "--strict", "--engines", "unicorn", "--cases", "1"], { cwd: folder });
  expect([code, err.includes("name native or cmd:PROGRAM")]).toEqual([2, true]);
});
