/**
 * Hostile containers: whatever the bytes are, the answer is an image within its limits, or a LoadError.
 * ECHOLOT_HOSTILE_RUNS sets how many mutants of each file are tried (1000).
 */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LIMITS } from "../chain/limits.ts";
import { escFile } from "./esc-file.ts";
import type { Image } from "./image.ts";
import { loadImage } from "./load.ts";
import { LoadError } from "./load-error.ts";
import { readSections } from "./sections.ts";

const numRuns = Number(process.env.ECHOLOT_HOSTILE_RUNS ?? 1000);
const corpus = (path: string): Uint8Array => readFileSync(new URL(`../../corpus/${path}`, import.meta.url));

const ELF = corpus("contracts/fib/fib-Os.elf");
const { entry, segments, symbols } = loadImage(ELF, LIMITS.image);
const FILES: readonly (readonly [string, Uint8Array])[] = [
  ["ELF", ELF],
  ["Mach-O", corpus("macho/fib-Os.macho")],
  [
    "ESC",
    escFile({
      entry,
      sections: segments.map((one) => ({ ...one, kind: one.executable ? 1 : 6, flags: one.executable ? 6 : 2 })),
      symbols: symbols.map(({ at }) => at),
    }),
  ],
];

/** The image; undefined where the file was refused. Everything else that is thrown is a mistake of ours. */
function read(file: Uint8Array): Image | undefined {
  const image = orRefused(() => loadImage(file, LIMITS.image));
  orRefused(() => readSections(file, LIMITS.image));
  return image;
}

function orRefused<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof LoadError && error.message.length > 0 && error.message.length < 200) return undefined;
    throw error;
  }
}

const { imageBytes, lowest, highest } = LIMITS.image;

/** Addresses, memory and content are bounded, and the entry point is in code. */
function isWithinLimits(image: Image, file: Uint8Array): boolean {
  const memory = image.segments.reduce((sum, { memorySize }) => sum + memorySize, 0);
  const areBounded = image.segments.every(
    ({ bytes, memorySize, at }) =>
      bytes.length <= Math.min(memorySize, file.length) && at >= lowest && at + BigInt(memorySize) <= highest,
  );
  const isInCode = image.segments.some(
    ({ at, memorySize, executable }) => executable && image.entry >= at && image.entry < at + BigInt(memorySize),
  );
  return memory <= imageBytes && areBounded && isInCode;
}

function judge(file: Uint8Array): void {
  const image = read(file);
  if (image) expect(isWithinLimits(image, file)).toBe(true);
}

/** Values that sizes, counts and offsets go wrong at. */
const edges = (length: number): bigint[] => [
  ...[0n, 1n, 2n, 0x7fn, 0xffn, 0xffffn, 0x7fff_ffffn, 0xffff_ffffn, 0x1_0000_0000n],
  ...[0x7fff_ffff_ffff_ffffn, 0xffff_ffff_ffff_ffffn, 0xffff_ffff_ffff_f000n],
  ...[BigInt(length), BigInt(length - 1), BigInt(length + 1), 1n << 60n],
];

interface Change {
  readonly at: number;
  readonly size: 1 | 2 | 4 | 8;
  readonly value: bigint;
}

function changed(file: Uint8Array, changes: readonly Change[]): Uint8Array {
  const mutant = Uint8Array.from(file);
  for (const { at, size, value } of changes)
    for (let n = 0; n < size && at + n < mutant.length; n++) mutant[at + n] = Number((value >> BigInt(8 * n)) & 0xffn);
  return mutant;
}

/** Most changes hit the first kilobyte, where headers are; the rest section headers and symbols. */
const changesOf = (file: Uint8Array): fc.Arbitrary<Change[]> =>
  fc.array(
    fc.record({
      at: fc.oneof({ weight: 3, arbitrary: fc.nat(1023) }, { weight: 2, arbitrary: fc.nat(file.length - 1) }),
      size: fc.constantFrom(1, 2, 4, 8),
      value: fc.oneof(fc.constantFrom(...edges(file.length)), fc.bigInt(0n, (1n << 64n) - 1n)),
    }),
    { minLength: 1, maxLength: 6 },
  );

describe.each(FILES)("%s", (_, file) => {
  test("is read as it is", () => {
    expect(read(file)?.segments.length).toBeGreaterThan(0);
  });

  test("cut at every byte it is refused or read", () => {
    for (let length = 0; length < file.length; length += length < 2048 ? 1 : 7) judge(file.slice(0, length));
  });

  test("each field of the headers takes every edge value", () => {
    for (let at = 0; at < 512; at += 4)
      for (const value of edges(file.length)) judge(changed(file, [{ at, size: value > 0xffff_ffffn ? 8 : 4, value }]));
  });

  test("mutants are refused or read", () => {
    fc.assert(
      fc.property(changesOf(file), fc.option(fc.nat(file.length), { freq: 5 }), (changes, cut) => {
        judge(changed(file, changes).slice(0, cut ?? file.length));
      }),
      { numRuns },
    );
  });
});

const MAGICS = [[0x7f, 0x45, 0x4c, 0x46, 2, 1, 1], [0xcf, 0xfa, 0xed, 0xfe, 7, 0, 0, 1], [0x45, 0x43, 0x48, 0x4f], []];

test("random bytes behind a magic number are refused or read", () => {
  const bytes = fc.tuple(fc.constantFrom(...MAGICS), fc.uint8Array({ maxLength: 600 }));
  fc.assert(
    fc.property(bytes, ([magic, rest]) => judge(Uint8Array.from([...magic, ...rest]))),
    { numRuns },
  );
});

test("segments that are all the whole file are refused before they are all copied", () => {
  const many = changed(ELF, [{ at: 56, size: 2, value: 200n }]);
  const whole = new DataView(many.buffer, many.byteOffset);
  for (let n = 0; n < 100; n++) {
    const header = 64 + 56 * n;
    whole.setUint32(header, 1, true);
    whole.setBigUint64(header + 8, 0n, true);
    whole.setBigUint64(header + 32, BigInt(many.length), true);
  }
  expect(() => loadImage(many, LIMITS.image)).toThrow("overlap each other many times");
});
