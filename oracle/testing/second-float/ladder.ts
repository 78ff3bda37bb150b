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

/** The fields of an encoding. */
export function fieldsOf(small: Small, code: number): { negative: boolean; exponent: number; fraction: number } {
  const fractions = 2 ** small.fractionBits;
  const exponents = 2 ** small.exponentBits;
  const exponent = Math.floor(code / fractions) % exponents;
  return { negative: code >= fractions * exponents, exponent, fraction: code % fractions };
}

export const isSpecial = (small: Small, code: number): boolean =>
  fieldsOf(small, code).exponent === 2 ** small.exponentBits - 1;
export const isNotANumber = (small: Small, code: number): boolean =>
  isSpecial(small, code) && fieldsOf(small, code).fraction !== 0;
/** "The first bit of the trailing significand" is 0. */
export const isSignalling = (small: Small, code: number): boolean =>
  isNotANumber(small, code) && fieldsOf(small, code).fraction < 2 ** (small.fractionBits - 1);
export const isDenormal = (small: Small, code: number): boolean =>
  fieldsOf(small, code).exponent === 0 && fieldsOf(small, code).fraction !== 0;

/** The number that a code stands for, −0, infinities and NaN included. */
export function numberOf(small: Small, code: number): number {
  const { negative, exponent, fraction } = fieldsOf(small, code);
  const sign = negative ? -1 : 1;
  if (isSpecial(small, code)) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  const digits = fraction / 2 ** small.fractionBits;
  return exponent === 0 ? sign * digits * 2 ** (1 - bias(small)) : sign * (1 + digits) * 2 ** (exponent - bias(small));
}

/** All finite magnitudes of the format in their order, which is that of their codes. */
export const finiteRungs = (small: Small): Rung[] =>
  Array.from({ length: (2 ** small.exponentBits - 1) * 2 ** small.fractionBits }, (_, code) => ({
    value: numberOf(small, code),
    even: code % 2 === 0,
  }));

/** As many digits, but exponents from −`reach` to `reach`: beyond every result of the formats here. */
export const unboundedRungs = ({ fractionBits }: Small, reach: number): Rung[] =>
  Array.from({ length: 2 * reach * 2 ** fractionBits }, (_, n) => {
    const fraction = n % 2 ** fractionBits;
    const exponent = Math.floor(n / 2 ** fractionBits) - reach;
    return { value: (1 + fraction / 2 ** fractionBits) * 2 ** exponent, even: fraction % 2 === 0 };
  });
