/** Encodings that are nearly right: an instruction of the pool with its prefixes or one of its bytes changed. */
import { readPrefixes } from "../compare/known/prefix-bytes.ts";
import type { Random } from "./random.ts";
import { LONGEST } from "./raw-place.ts";
import { fillPrefixes, insertPrefix, shufflePrefixes } from "./raw-prefixes.ts";

/** What is done to the prefixes and to the bytes behind them. */
type Change = (prefixes: readonly number[], rest: Uint8Array, random: Random) => readonly number[];

const insert: Change = (prefixes, rest, random) => [...insertPrefix(prefixes, random), ...rest];

const shuffle: Change = (prefixes, rest, random) => [...shufflePrefixes(prefixes, random), ...rest];

/** Opcode, ModRM, SIB, displacement or immediate: the first two bytes, in which the most is decided, in half of the draws. */
const alter: Change = (prefixes, rest, random) => {
  const at = random.below(random.chance(50) ? Math.min(2, rest.length) : rest.length);
  const byte = random.chance(50) ? rest[at]! ^ (1 << random.below(8)) : random.below(256);
  return [...prefixes, ...rest.with(at, byte)];
};

/** To exactly the longest length, or one byte beyond it. */
const fill: Change = (prefixes, rest, random) => [
  ...fillPrefixes(prefixes, rest.length, LONGEST + random.below(2), random),
  ...rest,
];

/** Each as often as it stands here. A shuffle that moves REX away costs a single-step comparison with Unicorn: few are enough. */
const CHANGES: readonly Change[] = [insert, insert, insert, insert, shuffle, alter, alter, alter, alter, fill];

/** The encoding with one thing changed, now and then two: 1 to 16 bytes, which need not be an instruction. */
export function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  const once = changed(bytes, random);
  return random.chance(15) ? changed(once, random) : once;
}

function changed(bytes: Uint8Array, random: Random): Uint8Array {
  const { prefixes, rest } = readPrefixes(bytes);
  if (rest.length === 0) return bytes;
  return Uint8Array.from(random.pick(CHANGES)(prefixes, rest, random)).subarray(0, LONGEST + 1);
}
