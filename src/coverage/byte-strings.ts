/** Byte strings for decoders: random ones, prefixed opcodes, instances of known encodings, and those with a bit flipped. */
import type { Random } from "../generate/random.ts";

/** One more than the longest instruction, so that the limit of 15 bytes can be passed. */
export const STRING_LENGTH = 16;

const PREFIXES = [0x66, 0x67, 0xf2, 0xf3, 0xf0, 0x64, 0x65, 0x2e, 0x36, 0x3e, 0x26];
/** What stands before an opcode; one-byte opcodes as often as all others together. */
const ESCAPES = [[], [], [], [0x0f], [0x0f, 0x38], [0x0f, 0x3a], [0xc4], [0xc5]];

/** Overwrites `out` with the next string of the stream. */
export function fillString(out: Uint8Array, random: Random, instances: readonly Uint8Array[]): void {
  for (let n = 0; n < out.length; n++) out[n] = random.below(256);
  const kind = random.below(8);
  if (kind === 0) return;
  const start = putPrefixes(out, random);
  const body = kind <= 3 ? random.pick(ESCAPES) : random.pick(instances);
  out.set(body.slice(0, out.length - start), start);
  if (kind === 4 || kind === 5) flipBit(out, start + random.below(body.length + 1), random);
}

/** Mostly none or one, sometimes a few, now and then so many that the 15 bytes are nearly full; REX last or not. */
function putPrefixes(out: Uint8Array, random: Random): number {
  const count = random.chance(75) ? random.below(2) : random.chance(80) ? 1 + random.below(4) : 8 + random.below(7);
  for (let n = 0; n < count; n++) out[n] = random.chance(8) ? rex(random) : random.pick(PREFIXES);
  if (random.chance(65)) return count;
  out[count] = rex(random);
  return count + 1;
}

const rex = (random: Random): number => 0x40 + random.below(16);

function flipBit(out: Uint8Array, at: number, random: Random): void {
  if (at < out.length) out[at] = out[at]! ^ (1 << random.below(8));
}
