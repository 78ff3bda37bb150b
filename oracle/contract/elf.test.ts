import fc from "fast-check";
import { expect, test } from "vitest";
import { LIMITS } from "../chain/limits.ts";
import { readElf } from "./elf.ts";
import { type ElfSegment, elfFile } from "./elf-file.ts";
import { LoadError } from "./load-error.ts";
import { pagesOf } from "./pages.ts";

const CODE: ElfSegment = { type: 1, flags: 5, at: 0x401000n, offset: 0x200, bytes: [0xc3], memorySize: 1 };
const read = (file: Uint8Array) => readElf(file, LIMITS.image);
const refusal = (file: Uint8Array): string => {
  try {
    read(file);
  } catch (error) {
    if (error instanceof LoadError) return error.message;
    throw error;
  }
  return "accepted";
};

test("a segment keeps its bytes, its size in memory and its permissions", () => {
  const data: ElfSegment = { type: 1, flags: 6, at: 0x402000n, offset: 0x300, bytes: [1, 2, 3], memorySize: 5000 };
  const image = read(elfFile({ entry: 0x401000n, segments: [data, CODE] }));
  expect(image).toEqual({
    format: "ELF",
    entry: 0x401000n,
    segments: [
      { at: 0x401000n, bytes: Uint8Array.of(0xc3), memorySize: 1, writable: false, executable: true },
      { at: 0x402000n, bytes: Uint8Array.of(1, 2, 3), memorySize: 5000, writable: true, executable: false },
    ],
    symbols: [],
  });
  expect(pagesOf(image)).toEqual([
    { at: 0x401000n, size: 4096, access: "rx" },
    { at: 0x402000n, size: 8192, access: "rw" },
  ]);
});

test("segments that share a page give it both permissions", () => {
  const rodata: ElfSegment = { type: 1, flags: 4, at: 0x400f80n, offset: 0x300, bytes: [7], memorySize: 0x80 };
  const late: ElfSegment = { ...CODE, at: 0x401124n, memorySize: 0x10 };
  const data: ElfSegment = { type: 1, flags: 6, at: 0x401134n, offset: 0x400, bytes: [9], memorySize: 1 };
  const image = read(elfFile({ entry: 0x401124n, segments: [rodata, late, data] }));
  expect(pagesOf(image)).toEqual([
    { at: 0x400000n, size: 4096, access: "r" },
    { at: 0x401000n, size: 4096, access: "rwx" },
  ]);
});

test("segments that share a page of the file get their own bytes of it, and nothing of each other's", () => {
  const code: ElfSegment = { ...CODE, offset: 0x208 };
  const data: ElfSegment = { type: 1, flags: 6, at: 0x402209n, offset: 0x209, bytes: [1, 2], memorySize: 8 };
  const image = read(elfFile({ entry: 0x401000n, segments: [code, data] }));
  expect(image.segments.map(({ bytes }) => [...bytes])).toEqual([[0xc3], [1, 2]]);
  expect(pagesOf(image).map(({ at, access }) => [at, access])).toEqual([
    [0x401000n, "rx"],
    [0x402000n, "rw"],
  ]);
});

test("a segment of bss alone may name an offset behind the end of the file", () => {
  const bss: ElfSegment = { type: 1, flags: 6, at: 0x403000n, offset: 0x9000, bytes: [], memorySize: 64 };
  const file = elfFile({ entry: 0x401000n, segments: [CODE, bss] }).slice(0, 0x201);
  expect(read(file).segments[1]).toMatchObject({ at: 0x403000n, memorySize: 64, bytes: new Uint8Array(0) });
});

test("notes, stack marks and thread-local templates are passed over", () => {
  const others = [4, 7, 0x6474e551, 0x6474e552].map((type): ElfSegment => ({ ...CODE, type, at: 0n }));
  expect(read(elfFile({ entry: 0x401000n, segments: [...others, CODE] })).segments).toHaveLength(1);
});

const valid = { entry: 0x401000n, segments: [CODE] };
const patched = (offset: number, value: number): Uint8Array => {
  const file = elfFile(valid);
  file[offset] = value;
  return file;
};

test.each([
  ["a shared object", patched(16, 3), "link with -static"],
  ["an object file", patched(16, 1), "not an executable"],
  ["a core dump", patched(16, 4), "not an executable"],
  ["a type that is none", patched(16, 9), "ELF type 9 is not an executable"],
  ["32 bits", patched(4, 1), "32-bit"],
  ["big-endian", patched(5, 2), "big-endian"],
  ["another machine", patched(18, 3), "not x86-64"],
  ["an interpreter", elfFile({ ...valid, segments: [CODE, { ...CODE, type: 3 }] }), "dynamically linked"],
  ["a dynamic section", elfFile({ ...valid, segments: [CODE, { ...CODE, type: 2 }] }), "dynamically linked"],
  ["an entry outside", elfFile({ ...valid, entry: 0x401001n }), "outside code"],
  ["an entry in data", elfFile({ ...valid, segments: [{ ...CODE, flags: 6 }] }), "outside code"],
  ["no segments", elfFile({ ...valid, segments: [] }), "outside code"],
  ["overlap", elfFile({ ...valid, segments: [CODE, { ...CODE, flags: 4 }] }), "overlap"],
  ["more in the file", elfFile({ ...valid, segments: [{ ...CODE, memorySize: 0, bytes: [1, 2] }] }), "outside code"],
  ["a null page", elfFile({ entry: 0n, segments: [{ ...CODE, at: 0n }] }), "is outside 0x"],
  ["the heap", elfFile({ entry: LIMITS.heapStart, segments: [{ ...CODE, at: LIMITS.heapStart }] }), "is outside 0x"],
  [
    "bytes that wrap",
    elfFile({ ...valid, segments: [{ ...CODE, at: 0xffff_ffff_ffff_fff0n, memorySize: 64 }] }),
    "is outside",
  ],
  [
    "4 GiB of zeros",
    elfFile({ ...valid, segments: [CODE, { ...CODE, at: 0x500000n, memorySize: 0xffff_ffff }] }),
    "bytes of memory",
  ],
  [
    "much memory",
    elfFile({ ...valid, segments: [CODE, { ...CODE, at: 0x500000n, memorySize: 17 << 20 }] }),
    "bytes of memory",
  ],
])("%s is refused", (_, file, message) => {
  expect(refusal(file)).toContain(message);
});

test("every truncation is refused", () => {
  const file = elfFile(valid);
  const end = CODE.offset + 1;
  for (let length = 4; length < end; length++) expect(refusal(file.slice(0, length))).not.toBe("accepted");
  expect(refusal(file.slice(0, end))).toBe("accepted");
});

test("mutated files are read or refused, never anything else", () => {
  const file = elfFile(valid);
  const mutation = fc.array(fc.tuple(fc.nat(0x120), fc.nat(255)), { maxLength: 12 });
  fc.assert(
    fc.property(mutation, fc.nat(file.length), (changes, cut) => {
      const broken = file.slice();
      for (const [at, value] of changes) broken[at] = value;
      const told = [refusal(broken), refusal(broken.slice(0, cut))];
      expect(told.every((message) => message.length > 0)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
