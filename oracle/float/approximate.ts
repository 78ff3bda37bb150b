/**
 * RCPPS and RSQRTPS: approximations whose relative error is at most 1.5 × 2^-12; the manual leaves the rest open. The oracle has the result
 * of Intel's processors, which is that of a table: the operand counts as the middle of all numbers with its leading bits, and the exact
 * result for that middle is rounded to nearest with 12 fraction bits. Measured over all 2^24 significands and parities of the exponent on
 * family 6, model 167. No exceptions, no influence of MXCSR: denormal operands are zeros, denormal results too.
 */
import { BINARY32, isNan, isZero, kindOf, type Operand, pack, unpack, withSign } from "./format.ts";
import { quieted } from "./nan.ts";
import { integerRoot } from "./root.ts";
import { bitLength } from "./round.ts";

const LEADING = { reciprocal: 11, root: 10 };

/** The nearest integer. Neither result lies in the middle of two. */
const nearestQuotient = (dividend: bigint, divisor: bigint): bigint => (2n * dividend + divisor) / (2n * divisor);
const nearestRootOfQuotient = (dividend: bigint, divisor: bigint): bigint =>
  (integerRoot((4n * dividend) / divisor) + 1n) / 2n;

/** The middle of the numbers from 1 to 2 whose first `bits` fraction bits are the operand's, in units of 2^-(bits + 1). */
function middle({ significand }: Operand, bits: number): bigint {
  const leading = significand >> BigInt(BINARY32.fractionBits - bits);
  return 2n * leading + 1n;
}

/** ±`digits` × 2^`exponent`, where `digits` has at most 24 bits; zero when that is denormal. */
function encode(negative: boolean, digits: bigint, exponent: number): bigint {
  const missing = BINARY32.fractionBits + 1 - bitLength(digits);
  const place = exponent - missing;
  if (place < BINARY32.quantum) return withSign(BINARY32, negative, 0n);
  return pack(BINARY32, { negative, significand: digits << BigInt(missing), exponent: place });
}

/** The power of two of a normal number: 0 for 1 up to 2. */
const powerOf = ({ exponent }: Operand): number => exponent + BINARY32.fractionBits;

/** With every denormal number a zero, whatever MXCSR says. */
const operandOf = (bits: bigint): Operand =>
  unpack(BINARY32, kindOf(BINARY32, bits) === "denormal" ? bits & BINARY32.sign : bits);

/** About 1 ÷ `bits`, both encodings of 32 bits. Zero gives infinity of its sign. NaNs become quiet. */
export function approximateReciprocal(bits: bigint): bigint {
  const operand = operandOf(bits);
  const { kind, negative } = operand;
  if (isNan(operand)) return quieted(BINARY32, BINARY32, bits);
  if (kind === "infinity") return withSign(BINARY32, negative, 0n);
  if (isZero(operand)) return withSign(BINARY32, negative, BINARY32.infinity);
  const digits = nearestQuotient(1n << BigInt(13 + LEADING.reciprocal + 1), middle(operand, LEADING.reciprocal));
  return encode(negative, digits, -13 - powerOf(operand));
}

/** About 1 ÷ √`bits`, both encodings of 32 bits. Zero gives infinity of its sign, other negative numbers the indefinite NaN. */
export function approximateReciprocalRoot(bits: bigint): bigint {
  const operand = operandOf(bits);
  const { kind, negative } = operand;
  if (isNan(operand)) return quieted(BINARY32, BINARY32, bits);
  if (isZero(operand)) return withSign(BINARY32, negative, BINARY32.infinity);
  if (negative) return BINARY32.indefinite;
  if (kind === "infinity") return 0n;
  const power = powerOf(operand);
  const odd = power & 1;
  const radicand = middle(operand, LEADING.root) << BigInt(odd);
  const digits = nearestRootOfQuotient(1n << BigInt(2 * 13 + LEADING.root + 1), radicand);
  return encode(false, digits, -13 - (power - odd) / 2);
}
