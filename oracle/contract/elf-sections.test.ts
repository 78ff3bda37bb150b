import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { LIMITS } from "../chain/limits.ts";
import { readElf } from "./elf.ts";
import { elfSections } from "./elf-sections.ts";

const FILE = readFileSync(new URL("../../corpus/contracts/token/token-Os.elf", import.meta.url));
const SECTION_HEADER_SIZE = 64;

/** The file with another type, and flags, in a section's header. */
function withSection(name: string, type: number, flags?: bigint): Uint8Array {
  const file = Uint8Array.from(FILE);
  const view = new DataView(file.buffer);
  const at = Number(view.getBigUint64(40, true)) + SECTION_HEADER_SIZE * NAMES.indexOf(name);
  view.setUint32(at + 4, type, true);
  if (flags !== undefined) view.setBigUint64(at + 8, flags, true);
  return file;
}

/** In the order of the linker. */
const NAMES = ["", ".text", ".rodata", ".comment", ".symtab", ".strtab", ".shstrtab"];

test("sections in memory have their names, sizes and the low byte of their flags", () => {
  const [text, rodata, ...others] = elfSections(FILE);
  expect(text).toMatchObject({ name: ".text", at: 0x40_1000n, executable: true, writable: false, flags: 6 });
  expect(rodata).toMatchObject({ name: ".rodata", executable: false, role: "plain" });
  expect(others).toEqual([]);
});

test("symbols have names and kinds; files and sections are none", () => {
  const { symbols, entry } = readElf(FILE, LIMITS.image);
  expect(symbols.find(({ name }) => name === "__apply")).toEqual({ name: "__apply", at: entry, kind: "function" });
  expect(symbols.find(({ name }) => name === "_ZTV5token")?.kind).toBe("object");
  expect(symbols.map(({ name }) => name)).not.toContain("token.cpp");
});

test.each([
  ["RELA", 4],
  ["REL", 9],
  ["RELR", 19],
])("relocations of type %s are refused when they are part of the image, and only then", (_, type) => {
  expect(() => readElf(withSection(".rodata", type), LIMITS.image)).toThrow("nobody applies them");
  expect(readElf(withSection(".comment", type), LIMITS.image).segments).toHaveLength(3);
});

test("a dynamic section in the image is refused", () => {
  expect(() => readElf(withSection(".rodata", 6), LIMITS.image)).toThrow("dynamically linked");
});

test.each([14, 15, 16])("a section of type %i holds functions that nobody calls", (type) => {
  expect(elfSections(withSection(".rodata", type))[1]?.role).toBe("initialisers");
});

test("bss is not in the file, thread-local templates are said to be such", () => {
  expect(elfSections(withSection(".rodata", 8))[1]).toMatchObject({ fileSize: 0, memorySize: expect.any(Number) });
  expect(elfSections(withSection(".rodata", 1, 0x402n))[1]?.role).toBe("thread-local");
});
