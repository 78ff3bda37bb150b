/** Our decoder against the processor: #UD or not, and the length by page edge, for all one- and two-byte opcodes and on a sample of all. */
import { fillString, STRING_LENGTH } from "../coverage/byte-strings.ts";
import { knownCodes } from "../coverage/codes.ts";
import { instanceOf } from "../coverage/instance.ts";
import { Random } from "../generate/random.ts";
import { encodingsOf, joined } from "./encodings.ts";
import { Opinions } from "./opinions.ts";
import type { Findings, Part, Setting } from "./part.ts";
import { PROBED_PREFIX_SETS } from "./prefix-sets.ts";

const STREAM = 0xc0de;
const BATCH = 4_096;
/** A random string costs two probes and three decodings: half as many as elsewhere. */
const SHARE = 2;

export const processorPart: Part = {
  name: "processor",
  question: "does our decoder agree with the processor on #UD or not, and on lengths?",
  run: auditProcessor,
};

async function auditProcessor(setting: Setting): Promise<Findings> {
  const opinions = new Opinions(setting.oracle, await setting.open("native"));
  const samples = Math.ceil(setting.cases / SHARE);
  const sweep = sweepSize(setting);
  const total = sweep + samples;
  await ask(opinions, enumerated(setting), setting, (done) => [done, total]);
  opinions.counts["swept encodings"] = opinions.counts.encodings;
  await ask(opinions, sampled(setting, samples), setting, (done) => [sweep + done, total]);
  return { counts: opinions.counts, faults: opinions.faults.sorted };
}

/** While the processor works on one batch, our decoder reads the next. */
async function ask(
  opinions: Opinions,
  strings: Iterable<Uint8Array>,
  { isStopped, tick }: Setting,
  at: (done: number) => [number, number],
): Promise<void> {
  let done = 0;
  let pending: Promise<void> = Promise.resolve();
  for (const batch of inBatches(strings)) {
    const asked = opinions.prepare(batch);
    await pending;
    if (isStopped()) break;
    pending = opinions.ask(asked);
    done += batch.length;
    await tick(...at(done));
  }
  await pending;
}

function* inBatches(strings: Iterable<Uint8Array>): Generator<Uint8Array[]> {
  let batch: Uint8Array[] = [];
  for (const string of strings) {
    batch.push(string);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const ENCODINGS = [...encodingsOf(0), ...encodingsOf(1)];

const sweepSize = ({ stride }: Setting): number => Math.ceil((ENCODINGS.length * PROBED_PREFIX_SETS.length) / stride);

/** One- and two-byte opcodes with all prefix sets: 1.2 million. */
function* enumerated({ seed, stride }: Setting): Generator<Uint8Array> {
  const sets = PROBED_PREFIX_SETS;
  for (let n = seed % stride; n < ENCODINGS.length * sets.length; n += stride)
    yield joined(sets[n % sets.length]!, ENCODINGS[Math.floor(n / sets.length)]!, STRING_LENGTH);
}

function* sampled({ seed }: Setting, count: number): Generator<Uint8Array> {
  const instances = knownCodes().flatMap(({ code }) => [instanceOf(code, "register"), instanceOf(code, "memory")]);
  const random = new Random(STREAM, seed);
  for (let n = 0; n < count; n++) {
    const string = new Uint8Array(STRING_LENGTH);
    fillString(string, random, instances);
    yield string;
  }
}
