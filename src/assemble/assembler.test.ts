import { afterAll, expect, test } from "vitest";
import { type Assembled, Assembler, isAssembled } from "./assembler.ts";
import { split } from "./split.ts";

const assembler = new Assembler();
afterAll(() => assembler.close());

const show = (result: Assembled | undefined): string =>
  result === undefined
    ? "nothing"
    : isAssembled(result)
      ? Buffer.from(result).toString("hex")
      : `error: ${result.error}`;

const assemble = async (...lines: string[]): Promise<string[]> => (await assembler.assemble(lines)).map(show);

test("lines come back in order, each with its own bytes", async () => {
  expect(await assemble("mov rax, rbx", "nop", "add byte ptr [rcx], 5")).toEqual(["4889d8", "90", "800105"]);
  expect(await assembler.assemble([])).toEqual([]);
});

test("a branch target counts from the branch's own address 0, wherever the line stands", async () => {
  expect(await assemble("nop", "jmp 5", "nop", "je 2", "loop 2")).toEqual(["90", "eb03", "90", "7400", "e200"]);
});

test("a line that Keystone refuses costs no other line its bytes", async () => {
  const lines = Array.from({ length: 120 }, (_, n) => (n % 40 === 7 ? "frobnicate rax" : "inc eax"));
  const results = await assemble(...lines);
  for (const [n, result] of results.entries()) {
    if (n % 40 === 7) expect(result).toMatch(/^error: Invalid mnemonic/);
    else expect(result).toBe("ffc0");
  }
});

test("a line that kills Keystone is blamed, and everything around it is assembled", async () => {
  const deadly = "mov ah, byte ptr [r8]";
  const results = await assemble("nop", deadly, "mov rax, rbx", "jmp 2", deadly);
  expect(results).toEqual(["90", "error: Keystone died", "4889d8", "eb00", "error: Keystone died"]);
  expect(await assemble("nop")).toEqual(["90"]);
});

test("a batch whose pieces do not add up is no batch", () => {
  const bytes = Uint8Array.of(0x90, 0x48, 0x89, 0xd8);
  expect(split(["nop", "mov rax, rbx"], bytes)?.map(show)).toEqual(["90", "4889d8"]);
  expect(split(["nop", "nop", "mov rax, rbx"], bytes)).toBeUndefined();
  expect(split(["nop"], bytes)).toBeUndefined();
  expect(split(["nop", "add rax, rbx"], bytes)).toBeUndefined();
});
