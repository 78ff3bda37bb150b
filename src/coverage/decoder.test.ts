/** Our decoder against iced's on 200,000 byte strings: the same ones are instructions, with the same name and length. */
import { Code, Decoder, DecoderOptions, Instruction, Mnemonic } from "iced-x86";
import { expect, test } from "vitest";
import { buildMaps, type Decoded, decode, TABLE } from "../../oracle/index.ts";
import { Random } from "../generate/random.ts";
import { fillString, STRING_LENGTH } from "./byte-strings.ts";
import { knownCodes } from "./codes.ts";
import { DIFFERENCES, explanationOf } from "./decoder-differences.ts";
import { instanceOf } from "./instance.ts";
import { isSameName } from "./names.ts";

const COUNT = 200_000;
const SEED = 1;
const maps = buildMaps(TABLE);
const theirs = new Instruction();

function readTheirs(bytes: Uint8Array): void {
  const decoder = new Decoder(64, bytes, DecoderOptions.MPX);
  decoder.decodeOut(theirs);
  decoder.free();
}

/** What the two disagree about, explained or not. */
function compare(bytes: Uint8Array): { text: string; ours: Decoded | undefined } | undefined {
  readTheirs(bytes);
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

test("200,000 byte strings decode as iced decodes them, but for explained differences", () => {
  const random = new Random(SEED);
  const bytes = new Uint8Array(STRING_LENGTH);
  const unexplained = new Map<string, string>();
  for (let n = 0; n < COUNT; n++) {
    fillString(bytes, random, instances);
    const found = compare(bytes);
    if (!found) continue;
    const explanation = found.ours && found.ours.row.status.kind !== "implemented" && explanationOf(found.ours);
    if (!explanation) unexplained.set(found.text, Buffer.from(bytes).toString("hex"));
  }
  expect(Object.fromEntries(unexplained)).toEqual({});
});

test.each(DIFFERENCES)("still differs: $reason", ({ example, reason }) => {
  const bytes = new Uint8Array(STRING_LENGTH);
  bytes.set(Buffer.from(example, "hex"));
  const ours = compare(bytes)?.ours;
  expect(ours && explanationOf(ours)?.reason).toBe(reason);
});
