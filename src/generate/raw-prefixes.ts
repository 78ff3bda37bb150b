/** Prefixes where no assembler puts them: more than one, in any order, without effect or against the rules, up to the limit of 15 bytes. */
import type { Random } from "./random.ts";

/** Mean nothing in 64-bit mode. */
const IDLE = [0x26, 0x2e, 0x36, 0x3e];
const LOCK = 0xf0;
/** Change sizes, segments or the row. */
const ACTIVE = [0x66, 0x67, 0xf2, 0xf3, 0x64, 0x65];

/** LOCK before what cannot take it is #UD, whatever else is odd about the encoding: few are enough. */
const LOCK_PERCENT = 3;

/** One prefix; a REX in one of twelve draws. */
export function drawPrefix(random: Random): number {
  if (random.chance(LOCK_PERCENT)) return LOCK;
  const roll = random.below(12);
  if (roll === 0) return 0x40 + random.below(16);
  return random.pick(roll < 6 ? IDLE : ACTIVE);
}

/** None, one or a few, a REX among them or not. */
export function drawPrefixes(random: Random): number[] {
  const count = random.chance(60) ? random.below(2) : random.below(4);
  return Array.from({ length: count }, () => drawPrefix(random));
}

/** `prefixes` with one more in any place; in half of the draws one that is there already. */
export function insertPrefix(prefixes: readonly number[], random: Random): number[] {
  const more = prefixes.length > 0 && random.chance(50) ? random.pick(prefixes) : drawPrefix(random);
  return prefixes.toSpliced(random.below(prefixes.length + 1), 0, more);
}

/** The same prefixes and perhaps one more, in another order. */
export function shufflePrefixes(prefixes: readonly number[], random: Random): number[] {
  const out = prefixes.length < 2 || random.chance(50) ? insertPrefix(prefixes, random) : [...prefixes];
  for (let n = out.length - 1; n > 0; n--) {
    const other = random.below(n + 1);
    [out[n], out[other]] = [out[other]!, out[n]!];
  }
  return out;
}

/** As many prefixes in front as bring the whole to `length` bytes: all the same, or of those without effect. */
export function fillPrefixes(prefixes: readonly number[], rest: number, length: number, random: Random): number[] {
  const room = Math.max(0, length - rest - prefixes.length);
  const one = random.chance(50) ? random.pick(ACTIVE) : undefined;
  return [...Array.from({ length: room }, () => one ?? random.pick(IDLE)), ...prefixes];
}
