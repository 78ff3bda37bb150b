/** From a real number to a code of a small format and MXCSR's exception flags, by the text of SDM 1, 4.9.1 and 10.2.3. */
import { type Chosen, choose, type Mode, type Real } from "./choose.ts";
import { bias, finiteRungs, type Rung, type Small, unboundedRungs, width } from "./ladder.ts";

/** What MXCSR says. `unmasked`: letters of IDZOUP. */
export interface Setting {
  readonly mode: Mode;
  readonly daz: boolean;
  readonly ftz: boolean;
  readonly unmasked: string;
}

/** A code, and letters of IDZOUP in their order; no code where an unmasked exception is among them. */
export interface Delivered {
  readonly code: number;
  readonly raised: string;
}

/** Exponents of results stay below: those of quotients of small formats with 4 exponent bits reach 24. */
const REACH = 40;

interface Ladders {
  readonly finite: readonly Rung[];
  readonly unbounded: readonly Rung[];
  readonly codes: ReadonlyMap<number, number>;
}

const LADDERS = new WeakMap<Small, Ladders>();

function laddersOf(small: Small): Ladders {
  const known = LADDERS.get(small);
  if (known) return known;
  const finite = finiteRungs(small);
  // one more: what a denormal is rounded up to, and what lies above the largest number
  const above = { value: 2 ** (bias(small) + 1), even: true };
  const codes = new Map(finite.map(({ value }, code) => [value, code]));
  const made = { finite: [...finite, above], unbounded: unboundedRungs(small, REACH), codes };
  LADDERS.set(small, made);
  return made;
}

export const signed = (small: Small, negative: boolean, code: number): number =>
  negative ? 2 ** (width(small) - 1) + code : code;
export const infinityCode = (small: Small): number => (2 ** small.exponentBits - 1) * 2 ** small.fractionBits;
/** "QNaN floating-point indefinite". */
export const indefiniteCode = (small: Small): number =>
  signed(small, true, infinityCode(small) + 2 ** (small.fractionBits - 1));

const lost = ({ exact }: Chosen): string => (exact ? "" : "P");

/** A positive real number with a sign: SDM 1, 4.9.1.4 to 4.9.1.6. */
export function deliver(small: Small, setting: Setting, negative: boolean, real: Real): Delivered {
  const { finite, unbounded, codes } = laddersOf(small);
  const free = choose(unbounded, real, negative, setting.mode);
  if (free.value >= 2 ** (bias(small) + 1)) return overflowed(small, setting, negative, free);
  if (free.value < 2 ** (1 - bias(small))) return underflowed(small, setting, negative, real, free);
  const { value, exact } = choose(finite, real, negative, setting.mode);
  return { code: signed(small, negative, codes.get(value)!), raised: exact ? "" : "P" };
}

/** Table 4-10: "Masked responses to numeric overflow". */
function overflowed(small: Small, { mode, unmasked }: Setting, negative: boolean, free: Chosen): Delivered {
  if (unmasked.includes("O")) return { code: 0, raised: `O${lost(free)}` };
  const largest = infinityCode(small) - 1;
  const responses = { nearest: [0, 0], down: [1, 0], up: [0, 1], zero: [1, 1] } as const;
  const isLargest = responses[mode][negative ? 1 : 0] === 1;
  return { code: signed(small, negative, isLargest ? largest : infinityCode(small)), raised: "OP" };
}

function underflowed(small: Small, setting: Setting, negative: boolean, real: Real, free: Chosen): Delivered {
  if (setting.unmasked.includes("U")) return { code: 0, raised: `U${lost(free)}` };
  if (setting.ftz) return { code: signed(small, negative, 0), raised: "UP" };
  const { finite, codes } = laddersOf(small);
  const { value, exact } = choose(finite, real, negative, setting.mode);
  return { code: signed(small, negative, codes.get(value)!), raised: exact ? "" : "UP" };
}
