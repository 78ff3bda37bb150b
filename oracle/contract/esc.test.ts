import fc from "fast-check";
import { expect, test } from "vitest";
import { LIMITS } from "../chain/limits.ts";
import { readEsc } from "./esc.ts";
import { type EscSection, escFile, parseEsc } from "./esc-file.ts";
import { loadImage } from "./load.ts";
import { LoadError } from "./load-error.ts";
import { pagesOf } from "./pages.ts";

const CODE: EscSection = { kind: 1, flags: 6, at: 0x40010cn, memorySize: 3, bytes: [0x90, 0x90, 0xc3] };
const STRINGS: EscSection = { kind: 6, flags: 0x32, at: 0x401158n, memorySize: 4, bytes: [0x66, 0x69, 0x62, 0] };
const read = (file: Uint8Array) => readEsc(file, LIMITS.image);

test("sections become segments: kind 1 executes, bit 0 of the flags writes", () => {
  const data: EscSection = { kind: 3, flags: 5, at: 0x402000n, memorySize: 8, bytes: [1] };
  const image = read(escFile({ entry: 0x40010dn, sections: [CODE, STRINGS, data], symbols: [0x40010cn, 5n] }));
  expect(image.segments.map(({ writable, executable }) => [writable, executable])).toEqual([
    [false, true],
    [false, false],
    [true, false],
  ]);
  expect(image.segments[2]).toMatchObject({ memorySize: 8, bytes: Uint8Array.of(1) });
  expect(image.symbols).toEqual([{ at: 0x40010cn }, { at: 5n }]);
  expect(image.entry).toBe(0x40010dn);
});

test("sections that share a page give it both permissions", () => {
  const image = read(
    escFile({ entry: 0x401000n, sections: [{ ...CODE, at: 0x401000n }, STRINGS].reverse(), symbols: [] }),
  );
  expect(pagesOf(image)).toEqual([{ at: 0x401000n, size: 4096, access: "rx" }]);
});

const valid = { entry: 0x40010cn, sections: [CODE, STRINGS], symbols: [1n, 2n] };

test("what is written is what is read", () => {
  const bytes = fc.uint8Array({ maxLength: 40 });
  const byte = fc.nat(255);
  const word = fc.bigInt(0n, (1n << 64n) - 1n);
  const section = fc.record({ kind: byte, flags: byte, at: word, memorySize: fc.nat(0xffffffff), bytes });
  const parts = fc.record({ entry: word, sections: fc.array(section), symbols: fc.array(word) });
  fc.assert(
    fc.property(parts, (file) => {
      expect(parseEsc(escFile(file), 100)).toEqual(file);
    }),
  );
});

test.each([
  ["a wrong magic", escFile(valid).fill(0x40, 0, 1), "does not start with ECHO"],
  ["another version", escFile(valid).fill(2, 4, 5), "version 2"],
  ["bytes behind", Uint8Array.of(...escFile(valid), 0), "1 bytes follow"],
  ["overlap", escFile({ ...valid, sections: [CODE, { ...STRINGS, at: 0x40010en }] }), "overlap"],
  ["an entry in strings", escFile({ ...valid, entry: STRINGS.at }), "outside code"],
  ["a smaller memory size", escFile({ ...valid, sections: [{ ...CODE, memorySize: 2 }] }), "larger in the file"],
  ["four billion sections", escFile(valid).fill(0xff, 16, 20), "4294967295 sections"],
])("%s is refused", (_, file, message) => {
  expect(() => read(file)).toThrow(LoadError);
  expect(() => read(file)).toThrow(message);
});

test("every truncation is refused", () => {
  const file = escFile(valid);
  for (let length = 0; length < file.length; length++) expect(() => read(file.slice(0, length))).toThrow(LoadError);
  expect(read(file).segments).toHaveLength(2);
});

test("four billion symbols end with the file", () => {
  const file = escFile({ ...valid, symbols: [] });
  file.fill(0xff, file.length - 4);
  expect(() => read(file)).toThrow("ends within the symbols");
});

test("mutated files are read or refused, never anything else", () => {
  const file = escFile(valid);
  const mutation = fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { maxLength: 8 });
  fc.assert(
    fc.property(mutation, (changes) => {
      const broken = file.slice();
      for (const [at, value] of changes) broken[at] = value;
      const told = outcomeOf(broken);
      expect(told === "image" || told instanceof LoadError).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("the limit counts bytes of the container", () => {
  const file = escFile(valid);
  const image = { ...LIMITS.image, containerBytes: file.length };
  expect(loadImage(file, image).format).toBe("ESC");
  expect(() => loadImage(file, { ...image, containerBytes: file.length - 1 })).toThrow("a contract has at most");
});

test("any bytes are an image or a LoadError", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(outcomeOf(bytes)).toBeInstanceOf(LoadError);
    }),
  );
});

function outcomeOf(bytes: Uint8Array): unknown {
  try {
    loadImage(bytes, LIMITS.image);
    return "image";
  } catch (error) {
    return error;
  }
}
