/**
 * The numbers of a small binary format, listed one by one from the text of IEEE 754-2008, 3.4. They, their sums and their products are
 * dyadic with few digits, so that a JavaScript number has each of them exactly; quotients and roots never are numbers here.
 */

/** Up to 4 exponent bits and 4 fraction bits: products and sums of products then have less than the 53 digits of a JavaScript number. */
export interface Small {
  readonly exponentBits: number;
  readonly fractionBits: number;
}

/** A non-negative number of a ladder, and whether its last digit is 0. */
export interface Rung {
  readonly value: number;
  readonly even: boolean;
}

export const bias = ({ exponentBits }: Small): number => 2 ** (exponentBits - 1) - 1;
export const width = ({ exponentBits, fractionBits }: Small): number => 1 + exponentBits + fractionBits;

/** What a code stands for: its fields, its class, and its number, −0, infinities and NaN included. */
export interface Meaning {
  readonly negative: boolean;
  readonly fraction: number;
  readonly isNotANumber: boolean;
  readonly isSignalling: boolean;
  readonly isDenormal: boolean;
  readonly value: number;
}

function meaningOf(small: Small, code: number): Meaning {
  const fractions = 2 ** small.fractionBits;
  const largest = 2 ** small.exponentBits - 1;
  const exponent = Math.floor(code / fractions) % (largest + 1);
  const fraction = code % fractions;
  const negative = code >= fractions * (largest + 1);
  const isNotANumber = exponent === largest && fraction !== 0;
  // "the first bit of the trailing significand" is 0
  const isSignalling = isNotANumber && fraction < fractions / 2;
  const isDenormal = exponent === 0 && fraction !== 0;
  const digits = fraction / fractions + (exponent === 0 ? 0 : 1);
  const finite = digits * 2 ** (Math.max(exponent, 1) - bias(small));
  const magnitude = isNotANumber ? Number.NaN : exponent === largest ? Number.POSITIVE_INFINITY : finite;
  return { negative, fraction, isNotANumber, isSignalling, isDenormal, value: negative ? -magnitude : magnitude };
}

const MEANINGS = new WeakMap<Small, readonly Meaning[]>();

/** What each code of the format stands for. */
export function meanings(small: Small): readonly Meaning[] {
  const made = MEANINGS.get(small) ?? Array.from({ length: 2 ** width(small) }, (_, code) => meaningOf(small, code));
  MEANINGS.set(small, made);
  return made;
}

/** All finite magnitudes of the format in their order, which is that of their codes. */
export const finiteRungs = (small: Small): Rung[] =>
  meanings(small)
    .filter(({ negative, value }) => !negative && Number.isFinite(value))
    .map(({ value }, code) => ({ value, even: code % 2 === 0 }));

/** As many digits, but exponents from −`reach` to `reach`: beyond every result of the formats here. */
export const unboundedRungs = ({ fractionBits }: Small, reach: number): Rung[] =>
  Array.from({ length: 2 * reach * 2 ** fractionBits }, (_, n) => {
    const fraction = n % 2 ** fractionBits;
    const exponent = Math.floor(n / 2 ** fractionBits) - reach;
    return { value: (1 + fraction / 2 ** fractionBits) * 2 ** exponent, even: fraction % 2 === 0 };
  });
