/** The container that is made runs exactly as the executable does. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type ElfSegment, elfFile } from "../../oracle/contract/elf-file.ts";
import { escFile, type Image, LIMITS, LoadError, loadImage, pagesOf } from "../../oracle/index.ts";
import { runCall } from "../contracts/run-call.ts";
import { type RepackageOptions, repackage } from "./repackage.ts";
import { unusedPieces } from "./unused.ts";

const OPTIONS: RepackageOptions = { profile: "echo-2020", limits: LIMITS.image, whole: false, symbols: false };
const load = (file: Uint8Array): Image => loadImage(file, { ...LIMITS.image, containerBytes: 1 << 24 });
const again = (file: Uint8Array, options: Partial<RepackageOptions> = {}) =>
  repackage(file, { ...OPTIONS, ...options });

/** Content and permission of every page. */
function pages(image: Image) {
  const all = new Map<bigint, { readonly access: string; readonly content: string }>();
  for (const { at, size, access } of pagesOf(image))
    for (let page = at; page < at + BigInt(size); page += 4096n)
      all.set(page, { access, content: contentAt(image, page) });
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

test.each(BINARIES)("%s: the same memory, but for its own header and what was dropped", (name) => {
  const file = readFileSync(join(CORPUS, "contracts", name));
  const { esc, kept, dropped } = again(file);
  const [before, after] = [load(file), load(esc)];
  const expected = pages(without(before, [headerOf(before, [...kept, ...dropped]), ...dropped]));
  for (const [page, { access, content }] of pages(after)) {
    expect(content).toBe(expected.get(page)?.content);
    expect([...expected.get(page)!.access]).toEqual(expect.arrayContaining([...access]));
    expected.delete(page);
  }
  for (const { content } of expected.values()) expect(content).toMatch(/^A+=*$/);
  expect([after.entry, esc.length < file.length]).toEqual([before.entry, true]);
});

interface Part {
  readonly at: number;
  readonly memorySize: number;
}

/** From the start of the first segment to the first part that is known. */
function headerOf({ segments }: Image, parts: readonly Part[]): Part {
  const at = Number(segments[0]!.at);
  return { at, memorySize: Math.min(...parts.map((part) => part.at)) - at };
}

/** The image with zeros in the parts. */
const without = (image: Image, parts: readonly Part[]): Image => ({
  ...image,
  segments: image.segments.map((segment) => ({
    ...segment,
    bytes: segment.bytes.map((byte, n) => (parts.some((part) => isIn(Number(segment.at) + n, part)) ? 0 : byte)),
  })),
});

const isIn = (address: number, { at, memorySize }: Part): boolean => address >= at && address < at + memorySize;

test.each(BINARIES)("%s: --whole changes nothing at all", (name) => {
  const file = readFileSync(join(CORPUS, "contracts", name));
  expect(pages(load(again(file, { whole: true }).esc))).toEqual(pages(load(file)));
});

/** Everything but the container is as the call process of `run` has it. */
async function observed(contract: Uint8Array, line: string) {
  const request = { contract, line, chain: { contractId: "1.11.0" }, limits: LIMITS, engine: "oracle" } as const;
  const { result, observations } = await runCall({ ...request, observe: true, trace: false }, () => {});
  return { error: result.error, output: result.output, steps: result.steps, observations };
}

const CALLS = [
  ["fib/fib-O0.elf", "fib(8)"],
  ["text/text-Os.elf", 'title("the QUICK brown-fox")'],
  ["token/token-O0.elf", "nothing()"],
  ["shapes/shapes-O0.elf", "nothing()"],
  ["json/json-O0.elf", "nothing()"],
] as const;

test.each(CALLS)("%s: %s has the same state at every int", async (name, line) => {
  const file = readFileSync(join(CORPUS, "contracts", name));
  const before = await observed(file, line);
  expect(await observed(again(file).esc, line)).toEqual(before);
  expect(before.observations.length).toBeGreaterThan(1);
});

const MACHO = readdirSync(join(CORPUS, "macho")).filter((name) => name.endsWith(".macho"));

test.each(MACHO)("%s: the same state at every int as a Mach-O file and as ESC", async (name) => {
  const file = readFileSync(join(CORPUS, "macho", name));
  const line = name.startsWith("fib") ? "fib(8)" : "nothing()";
  expect(await observed(again(file).esc, line)).toEqual(await observed(file, line));
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

test("notes and tables for exceptions are left out, unless something points into them", () => {
  const piece = { writable: false, executable: false, merges: 0 };
  const note = { ...piece, name: ".note.gnu.build-id", at: 0x40_0200, memorySize: 8, bytes: new Uint8Array(8) };
  const frame = { ...note, name: ".eh_frame", at: 0x40_0300, bytes: word(0x40_0204n) };
  const data = { ...note, name: ".rodata", at: 0x40_0400, bytes: word(0x40_0304n) };
  const code = { found: [], broken: [] };
  expect(unusedPieces([note, frame], code, [])).toEqual([note, frame]);
  expect(unusedPieces([note, frame, data], code, [])).toEqual([note]);
});

const word = (value: bigint): Uint8Array => new Uint8Array(BigUint64Array.of(value).buffer);

test("symbols are left out unless they are asked for", () => {
  const file = escFile({
    entry: 0x40_1000n,
    sections: [{ kind: 1, flags: 6, at: 0x40_1000n, memorySize: 1, bytes: [0xc3] }],
    symbols: [1n, 2n],
  });
  expect(file.length - again(file).esc.length).toBe(16);
  expect(again(file, { symbols: true }).esc).toEqual(file);
});
