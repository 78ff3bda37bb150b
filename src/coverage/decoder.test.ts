/** Our decoder against iced's on 500,000 byte strings: the same ones are instructions, with the same name and length. */
import { Code, Decoder, DecoderOptions, Instruction, Mnemonic } from "iced-x86";
import { expect, test } from "vitest";
import { buildMaps, type Decoded, decode, TABLE } from "../../oracle/index.ts";
import { readPrefixes } from "../compare/known/prefix-bytes.ts";
import { Random } from "../generate/random.ts";
import { mutate } from "../generate/raw-mutate.ts";
import { fillString, STRING_LENGTH } from "./byte-strings.ts";
import { knownCodes } from "./codes.ts";
import { DIFFERENCES, explanationOf } from "./decoder-differences.ts";
import { instanceOf } from "./instance.ts";
import { isSameName } from "./names.ts";

const COUNT = 200_000;
const SEED = 1;
const maps = buildMaps(TABLE);
const theirs = new Instruction();

/** Strings a decoder of iced's reads: making one costs more than an instruction. */
const BATCH = 1000;

interface Disagreement {
  readonly text: string;
  /** Undefined: ours is no instruction. */
  readonly ours: Decoded | undefined;
}

/** What the two disagree about, explained or not. */
function compare(bytes: Uint8Array, decoder: Decoder, at: number): Disagreement | undefined {
  decoder.position = at;
  decoder.decodeOut(theirs);
  const decoded = decode(maps, bytes);
  const isTheirs = theirs.code !== Code.INVALID;
  const name = Mnemonic[theirs.mnemonic]!.toUpperCase();
  if (typeof decoded === "string") return isTheirs ? { text: `${decoded}, iced ${name}`, ours: undefined } : undefined;
  const text = isTheirs ? readingDifference(decoded, name) : "iced has no instruction";
  return text === undefined
    ? undefined
    : { text: `${decoded.row.encoding} ${decoded.row.mnemonic}: ${text}`, ours: decoded };
}

function readingDifference(ours: Decoded, name: string): string | undefined {
  if (!isSameName(ours.row, name)) return `iced ${name}`;
  if (ours.length !== theirs.length) return `length ${ours.length}, iced ${theirs.length}`;
  return ours.prefixes.lock === theirs.hasLockPrefix ? undefined : "LOCK";
}

/** Instances of every known code, in both forms. */
const instances = knownCodes().flatMap(({ code }) => [instanceOf(code, "register"), instanceOf(code, "memory")]);

/** The explanation of what an unimplemented row brings about; nothing explains a difference in an implemented one. */
const explain = (ours: Decoded | undefined): string | undefined =>
  ours && ours.row.status.kind !== "implemented" ? explanationOf(ours)?.reason : undefined;

type Fill = (out: Uint8Array, n: number) => void;

/** Text and bytes of the unexplained disagreements among `BATCH` strings. */
function unexplained(fill: Fill): string[] {
  const joined = new Uint8Array(BATCH * STRING_LENGTH);
  const strings = Array.from({ length: BATCH }, (_, n) => joined.subarray(n * STRING_LENGTH, (n + 1) * STRING_LENGTH));
  for (const [n, string] of strings.entries()) fill(string, n);
  const decoder = new Decoder(64, joined, DecoderOptions.MPX);
  const found = strings.map((string, n) => ({ string, difference: compare(string, decoder, n * STRING_LENGTH) }));
  decoder.free();
  return found
    .filter(({ difference }) => difference && !explain(difference.ours))
    .map(({ string, difference }) => `${Buffer.from(string).toString("hex")}: ${difference!.text}`);
}

test("200,000 byte strings decode as iced decodes them, but for explained differences", () => {
  const random = new Random(SEED);
  const fill: Fill = (out) => fillString(out, random, instances);
  for (let n = 0; n < COUNT; n += BATCH) expect(unexplained(fill)).toEqual([]);
});

/** The string, with random bytes behind it. */
function put(out: Uint8Array, bytes: ArrayLike<number>, random: Random): void {
  for (let n = 0; n < out.length; n++) out[n] = bytes[n] ?? random.below(256);
}

test("150,000 mutated encodings decode as iced decodes them", () => {
  const random = new Random(SEED + 1);
  const fill: Fill = (out) => put(out, mutate(random.pick(instances), random), random);
  for (let n = 0; n < 150_000; n += BATCH) expect(unexplained(fill)).toEqual([]);
});

/** One prefix of each group, two of those that compete, and REX with nothing and with everything. */
const PREFIXES = [0x66, 0x67, 0xf0, 0xf2, 0xf3, 0x64, 0x65, 0x3e, 0x40, 0x4f];
const ORDERED = PREFIXES.flatMap((a) => PREFIXES.flatMap((b) => PREFIXES.map((c) => [a, b, c])));

test("150 instructions decode with every three prefixes in every order as iced decodes them", () => {
  const random = new Random(SEED + 2);
  expect(ORDERED.length).toBe(BATCH);
  for (let n = 0; n < 150; n++) {
    const bare = readPrefixes(random.pick(instances)).rest;
    expect(unexplained((out, k) => put(out, [...ORDERED[k]!, ...bare], random))).toEqual([]);
  }
});

test.each(DIFFERENCES)("still differs: $reason", ({ example, reason }) => {
  const bytes = new Uint8Array(STRING_LENGTH);
  bytes.set(Buffer.from(example, "hex"));
  const decoder = new Decoder(64, bytes, DecoderOptions.MPX);
  const difference = compare(bytes, decoder, 0);
  decoder.free();
  expect(explain(difference?.ours)).toBe(reason);
});
