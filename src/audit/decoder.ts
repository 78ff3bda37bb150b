/** Our decoder against iced: validity, name, length and operands, for random bytes, mutated encodings and all prefix sets. */
import { buildMaps, type Decoded, type DecodeFailure, decode, TABLE } from "../../oracle/index.ts";
import { disagreement } from "../assemble/compare-iced.ts";
import { type Reading, readAll } from "../assemble/iced.ts";
import { fillString, STRING_LENGTH } from "../coverage/byte-strings.ts";
import { knownCodes } from "../coverage/codes.ts";
import { explanationOf } from "../coverage/decoder-differences.ts";
import { instanceOf } from "../coverage/instance.ts";
import { isSameName } from "../coverage/names.ts";
import { Random } from "../generate/random.ts";
import { encodingsOf, joined } from "./encodings.ts";
import { Faults, hex, nameOf } from "./faults.ts";
import { type Findings, type Part, type Setting, zeros } from "./part.ts";
import { ALL_PREFIX_SETS } from "./prefix-sets.ts";

const STREAM = 0xdec0de;
const BATCH = 2_000;
const maps = buildMaps(TABLE);

export const decoderPart: Part = {
  name: "decoder",
  question: "does our decoder read bytes as iced does: validity, name, length, operands?",
  run: auditDecoder,
};

async function auditDecoder(setting: Setting): Promise<Findings> {
  const comparison = new Readings();
  let done = 0;
  const total = 2 * setting.cases;
  for (const strings of [randomStrings(setting), prefixedEncodings(setting)])
    for (const batch of strings) {
      if (setting.isStopped()) break;
      comparison.compare(batch);
      done += batch.length;
      await setting.tick(done, total);
    }
  return { counts: comparison.counts, faults: comparison.faults.sorted };
}

/** Random bytes, prefixed opcodes, instances of every known code, and those with a bit flipped. */
function* randomStrings({ seed, cases }: Setting): Generator<Uint8Array[]> {
  const instances = knownCodes().flatMap(({ code }) => [instanceOf(code, "register"), instanceOf(code, "memory")]);
  const random = new Random(STREAM, seed);
  for (let done = 0; done < cases; done += BATCH)
    yield Array.from({ length: Math.min(BATCH, cases - done) }, () => {
      const string = new Uint8Array(STRING_LENGTH);
      fillString(string, random, instances);
      return string;
    });
}

/** All four maps with all prefix sets: 14 million, of which evenly spread ones are taken. The seed decides with which it begins. */
function* prefixedEncodings({ seed, cases }: Setting): Generator<Uint8Array[]> {
  const encodings = ([0, 1, 2, 3] as const).flatMap(encodingsOf);
  const all = encodings.length * ALL_PREFIX_SETS.length;
  const stride = Math.max(1, all / cases);
  let batch: Uint8Array[] = [];
  for (let at = new Random(STREAM, seed, 1).below(Math.ceil(stride)); at < all; at += stride) {
    const n = Math.floor(at);
    const [prefixes, encoding] = [
      ALL_PREFIX_SETS[n % ALL_PREFIX_SETS.length]!,
      encodings[Math.floor(n / ALL_PREFIX_SETS.length)]!,
    ];
    batch.push(joined(prefixes, encoding, STRING_LENGTH));
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

class Readings {
  readonly faults = new Faults();
  readonly counts = zeros("strings", "instructions to both", "none to both", "read differently");

  compare(strings: readonly Uint8Array[]): void {
    const readings = readAll(strings);
    for (const [n, bytes] of strings.entries()) this.#compareOne(bytes, readings[n]!);
  }

  #compareOne(bytes: Uint8Array, theirs: Reading): void {
    const ours = decode(maps, bytes);
    this.counts.strings++;
    const difference = differenceOf(ours, theirs);
    if (difference !== undefined) this.#addFault(bytes, ours, difference);
    else this.counts[typeof ours === "string" ? "none to both" : "instructions to both"]++;
  }

  #addFault(bytes: Uint8Array, ours: Decoded | DecodeFailure, difference: string): void {
    this.counts["read differently"]++;
    const reason =
      typeof ours === "object" && ours.row.status.kind !== "implemented" ? explanationOf(ours)?.reason : undefined;
    const where = nameOf(bytes, ours);
    if (reason !== undefined) this.faults.add({ witness: "iced", status: "known", what: reason }, where, hex(bytes));
    else this.faults.add({ witness: "oracle", status: "contradiction", what: difference }, where, hex(bytes));
  }
}

/** What the two disagree about. The operands of what is not implemented are not decoded here. */
export function differenceOf(ours: Decoded | DecodeFailure, theirs: Reading): string | undefined {
  const isTheirs = theirs.mnemonic !== "INVALID";
  if (typeof ours === "string") return isTheirs ? `${ours}, iced ${theirs.mnemonic}` : undefined;
  if (!isTheirs) return "iced has no instruction";
  if (ours.row.status.kind === "implemented") return disagreement(ours, theirs);
  if (!isSameName(ours.row, theirs.mnemonic)) return `iced ${theirs.mnemonic}`;
  if (ours.length !== theirs.length) return `length ${ours.length}, iced ${theirs.length}`;
  return ours.prefixes.lock === theirs.lock ? undefined : "LOCK";
}
