/** Contents of memory. Cases share few images: engines keep what they mapped for one. */
import type { Region } from "../cases/case.ts";
import { DATA, DATA_SIZE, READ_ONLY, READ_ONLY_SIZE, STACK, STACK_SIZE } from "./layout.ts";
import { Random } from "./random.ts";
import { drawVector } from "./vectors.ts";

/** Different images of one seed. */
const IMAGES = 4;
/** Cases in a row that share one: mapping anew costs an engine as much as several cases. */
const RUN = 256;

/** The stream of images is told from the streams of cases by this. */
const STREAM = 0x1a6e;

export type Image = readonly Region[];

export const makeImages = (seed: number): readonly Image[] =>
  Array.from({ length: IMAGES }, (_, n) => makeImage(new Random(STREAM, seed, n)));

/** Number of the image that a case of this index uses. */
export const imageOf = (index: number): number => Math.floor(index / RUN) % IMAGES;

const makeImage = (random: Random): Image => [
  region(DATA, DATA_SIZE, "rw", randomBytes(random, DATA_SIZE)),
  region(READ_ONLY, READ_ONLY_SIZE, "r", randomBytes(random, READ_ONLY_SIZE)),
  region(STACK, STACK_SIZE, "rw", withoutTrapFlag(randomBytes(random, STACK_SIZE))),
];

const region = (at: number, size: number, access: Region["access"], bytes: Uint8Array): Region => ({
  at: BigInt(at),
  size,
  access,
  runs: [{ at: BigInt(at), bytes }],
});

/** Bytes, among them floats, runs of zeros and of ones: string comparisons shall find equal elements, and scans shall end late. */
function randomBytes(random: Random, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 16) {
    if (random.chance(20)) {
      const vector = drawVector(random);
      for (let n = 0; n < 16; n++) bytes[at + n] = Number((vector >> BigInt(8 * n)) & 0xffn);
      continue;
    }
    const filler = random.chance(20) ? random.pick([0x00, 0xff, 0x80, 0x01]) : undefined;
    for (let n = 0; n < 16; n++) bytes[at + n] = filler ?? random.below(256);
  }
  return bytes;
}

/** With random bytes POPF would set TF half of the time, and TF ends a run as unsupported: bit 8 of every word is clear. */
function withoutTrapFlag(bytes: Uint8Array): Uint8Array {
  for (let at = 1; at < bytes.length; at += 2) bytes[at]! &= 0xfe;
  return bytes;
}
