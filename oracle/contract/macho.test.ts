import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { LIMITS } from "../chain/limits.ts";
import { LoadError } from "./load-error.ts";
import { readMachO } from "./macho.ts";
import { type MachOPart, type MachOParts, machOFile, startsAt, words } from "./macho-file.ts";
import { readSections } from "./sections.ts";

const read = (file: Uint8Array) => readMachO(file, LIMITS.image);
const refusal = (file: Uint8Array): string => {
  try {
    read(file);
  } catch (error) {
    if (error instanceof LoadError) return error.message;
    throw error;
  }
  return "accepted";
};

const CODE: MachOPart = { name: "__TEXT", at: 0x10_0000n, memorySize: 4096n, protection: 5, bytes: [0xc3] };
const PAGE_ZERO: MachOPart = { name: "__PAGEZERO", at: 0n, memorySize: 1n << 32n, protection: 0, bytes: [] };
const VALID: MachOParts = { segments: [PAGE_ZERO, CODE], commands: [startsAt(0x10_0000)] };
const withCommand = (type: number, ...fields: readonly number[]): Uint8Array =>
  machOFile({ ...VALID, commands: [...VALID.commands, { type, body: words(...fields) }] });
const patched = (offset: number, value: number): Uint8Array => machOFile(VALID).fill(value, offset, offset + 1);

test("segments keep bytes, sizes and initial protection; __PAGEZERO and __LINKEDIT are not mapped", () => {
  const data: MachOPart = { name: "__DATA", at: 0x20_0000n, memorySize: 8192n, protection: 3, bytes: [1, 2] };
  const linker: MachOPart = { name: "__LINKEDIT", at: 0x30_0000n, memorySize: 4096n, protection: 1, bytes: [9] };
  expect(read(machOFile({ ...VALID, segments: [PAGE_ZERO, data, CODE, linker] }))).toEqual({
    format: "Mach-O",
    entry: 0x10_0000n,
    segments: [
      { at: 0x10_0000n, bytes: Uint8Array.of(0xc3), memorySize: 4096, writable: false, executable: true },
      { at: 0x20_0000n, bytes: Uint8Array.of(1, 2), memorySize: 8192, writable: true, executable: false },
    ],
    symbols: [],
  });
});

test.each([
  ["32 bits", patched(0, 0xce), "32-bit"],
  ["big-endian", Uint8Array.of(0xfe, 0xed, 0xfa, 0xcf), "big-endian"],
  ["a universal file", Uint8Array.of(0xca, 0xfe, 0xba, 0xbe), "lipo -thin x86_64"],
  ["another machine", patched(4, 12), "cpu type 0x100000c is not x86-64"],
  ["an object file", patched(12, 1), "not an executable"],
  ["a library", patched(12, 6), "not an executable"],
  ["many commands", patched(17, 2), "too many"],
  ["commands behind the end", patched(21, 0xff), "the file ends within the load commands"],
  ["a command of no size", patched(36, 0), "load command 0 has 0 bytes"],
  ["no entry", machOFile({ ...VALID, commands: [] }), "0 entry points"],
  ["two entries", machOFile({ ...VALID, commands: [startsAt(0x10_0000), startsAt(0x10_0000)] }), "2 entry points"],
  ["half a thread state", machOFile({ ...VALID, commands: [{ type: 5, body: words(4, 42) }] }), "LC_UNIXTHREAD"],
  ["another thread state", machOFile({ ...VALID, commands: [{ type: 5, body: words(7, 42) }] }), "thread state 7"],
  ["an entry outside", machOFile({ ...VALID, commands: [startsAt(0x20_0000)] }), "outside code"],
  ["a library to load", withCommand(0xc, 24, 0, 0, 0), "dynamically linked"],
  ["a weak library", withCommand(0x8000_0018, 24, 0, 0, 0), "dynamically linked"],
  ["bindings", withCommand(0x8000_0022, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0), "symbols to bind"],
  ["lazy bindings", withCommand(0x22, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0), "symbols to bind"],
  ["relocations", withCommand(0xb, ...Array.from({ length: 18 }, (_, n) => (n === 15 ? 1 : 0))), "relocations"],
  ["encryption", withCommand(0x2c, 0, 0, 1, 0), "encrypted"],
  ["many symbols", withCommand(2, 0, 0xffff_ffff, 0, 0), "more than the file can hold"],
  ["symbols behind the end", withCommand(2, 0x8000, 1, 0, 0), "the symbol table"],
  ["4 GiB of data", machOFile({ ...VALID, segments: [{ ...CODE, memorySize: 1n << 32n }] }), "asks for"],
  ["overlap", machOFile({ ...VALID, segments: [CODE, { ...CODE, at: 0x10_0800n }] }), "overlap"],
])("%s is refused", (_, file, message) => {
  expect(refusal(file)).toContain(message);
});

test("rebasing and weak bindings are nothing where a file is loaded alone at its own address", () => {
  expect(refusal(withCommand(0x8000_0022, 0, 8, 0, 0, 0, 8, 0, 0, 0, 8))).toBe("accepted");
});

test("fix-ups are refused where a chain starts, and not where the table says that there are none", () => {
  // the command is 16 bytes: it moves the bytes of __TEXT to where the file without it ends
  const chained = (start: number): Uint8Array => {
    const segments = [{ ...CODE, bytes: words(0xc3, 8, 1, start) }];
    const at = machOFile({ ...VALID, segments }).length;
    const commands = [...VALID.commands, { type: 0x8000_0034, body: words(at, 16) }];
    return machOFile({ segments, commands });
  };
  expect(refusal(chained(0))).toBe("accepted");
  expect(refusal(chained(1))).toContain("no_fixup_chains");
});

test("every truncation is refused", () => {
  const file = machOFile(VALID);
  for (let length = 0; length < file.length; length++) expect(refusal(file.slice(0, length))).not.toBe("accepted");
  expect(refusal(file)).toBe("accepted");
});

const TOKEN = readFileSync(new URL("../../corpus/macho/token-Os.macho", import.meta.url));

test("what ld64.lld writes: entry, segments, symbols and sections", () => {
  const { entry, segments, symbols } = read(TOKEN);
  expect(symbols.find(({ at }) => at === entry)).toMatchObject({ name: "___apply", kind: "function" });
  expect(segments.map(({ writable, executable }) => [writable, executable])).toContainEqual([false, true]);
  const sections = readSections(TOKEN, LIMITS.image);
  expect(sections.find(({ name }) => name === "__TEXT,__text")).toMatchObject({ executable: true, flags: 6 });
  expect(sections.find(({ name }) => name === "__TEXT,__cstring")).toMatchObject({ executable: false, flags: 2 });
});
