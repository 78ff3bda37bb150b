/** The container that is made runs exactly as the executable does. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type ElfSegment, elfFile } from "../../oracle/contract/elf-file.ts";
import { escFile, type Image, LIMITS, LoadError, loadImage, pagesOf } from "../../oracle/index.ts";
import { type RepackageOptions, repackage } from "./repackage.ts";

const OPTIONS: RepackageOptions = { profile: "echo-2020", limits: LIMITS.image, whole: false, symbols: false };
const load = (file: Uint8Array): Image => loadImage(file, { ...LIMITS.image, containerBytes: 1 << 24 });
const again = (file: Uint8Array, options: Partial<RepackageOptions> = {}) =>
  repackage(file, { ...OPTIONS, ...options });

/** Content and permission of every page. */
function pages(image: Image): Map<bigint, string> {
  const all = new Map<bigint, string>();
  for (const { at, size, access } of pagesOf(image))
    for (let page = at; page < at + BigInt(size); page += 4096n) all.set(page, `${access} ${contentAt(image, page)}`);
  return all;
}

function contentAt({ segments }: Image, page: bigint): string {
  const bytes = new Uint8Array(4096);
  for (const { at, bytes: content } of segments) {
    const from = Number(at - page);
    const part = content.subarray(Math.max(0, -from), Math.max(0, 4096 - from));
    if (part.length > 0) bytes.set(part, Math.max(0, from));
  }
  return Buffer.from(bytes).toString("base64");
}

const CORPUS = fileURLToPath(new URL("../../corpus/", import.meta.url));
const BINARIES = readdirSync(join(CORPUS, "contracts"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".elf"))
  .sort();

test("there are contracts to look at", () => {
  expect(BINARIES.length).toBeGreaterThanOrEqual(42);
});

test.each(BINARIES)("%s: the same memory, but for the page of its own header, which nobody reads", (name) => {
  const file = readFileSync(join(CORPUS, "contracts", name));
  const { esc } = again(file);
  const [before, after] = [pages(load(file)), pages(load(esc))];
  const lost = [...before.keys()].filter((page) => !after.has(page));
  expect(lost).toEqual([...before].filter(([, text]) => isHeader(text)).map(([page]) => page));
  for (const page of lost) before.delete(page);
  expect(after).toEqual(before);
  expect(load(esc).entry).toBe(load(file).entry);
  expect(esc.length).toBeLessThan(file.length);
});

const isHeader = (text: string): boolean => text.startsWith(`r ${Buffer.from("\x7fELF\x02\x01").toString("base64")}`);

test.each(BINARIES)("%s: --whole changes nothing at all", (name) => {
  const file = readFileSync(join(CORPUS, "contracts", name));
  expect(pages(load(again(file, { whole: true }).esc))).toEqual(pages(load(file)));
});

const GENUINE = fileURLToPath(new URL("../../../shared/echo-bytecode/", import.meta.url));

test.runIf(existsSync(GENUINE)).each(["fib-Os.esc", "hello-O0.esc"])(
  "%s comes out as ECHO's repackager wrote it, byte for byte",
  (name) => {
    const file = readFileSync(join(GENUINE, name));
    expect(again(file, { symbols: true }).esc).toEqual(Uint8Array.from(file));
  },
);

const CODE: ElfSegment = { type: 1, flags: 5, at: 0x40_1000n, offset: 0x200, bytes: [0xc3], memorySize: 1 };

test("without section headers segments are kept, bss as zeros that take no room", () => {
  const bss: ElfSegment = { type: 1, flags: 6, at: 0x40_3000n, offset: 0, bytes: [], memorySize: 100_000 };
  const file = elfFile({ entry: 0x40_1000n, segments: [CODE, bss] });
  const { esc, kept } = again(file);
  expect(kept.map(({ memorySize, writable, executable }) => [memorySize, writable, executable])).toEqual([
    [1, false, true],
    [100_000, true, false],
  ]);
  expect(esc.length).toBeLessThan(100);
  expect(pages(load(esc))).toEqual(pages(load(file)));
});

test("what would not load is refused: too large, too many sections", () => {
  const file = elfFile({ entry: 0x40_1000n, segments: [CODE] });
  expect(() => again(file, { limits: { ...LIMITS.image, containerBytes: 40 } })).toThrow("would not load: 43 bytes");
  expect(() => again(file, { limits: { ...LIMITS.image, segments: 0 } })).toThrow(LoadError);
});

test("symbols are left out unless they are asked for", () => {
  const file = escFile({
    entry: 0x40_1000n,
    sections: [{ kind: 1, flags: 6, at: 0x40_1000n, memorySize: 1, bytes: [0xc3] }],
    symbols: [1n, 2n],
  });
  expect(file.length - again(file).esc.length).toBe(16);
  expect(again(file, { symbols: true }).esc).toEqual(file);
});
