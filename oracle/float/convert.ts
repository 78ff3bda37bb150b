/** Conversions between formats, and between numbers and integers: CVTSS2SD, CVTSI2SS, CVTSS2SI, CVTTSS2SI, ROUNDSS, … (SDM 1, 4.8 and table 4-7). */
import { type Environment, type FloatResult, IE, operandOf, PE, type Rounding } from "./environment.ts";
import { type Format, isInfinite, isNan, type Operand, pack, withSign } from "./format.ts";
import { propagated } from "./nan.ts";
import { operate } from "./operate.ts";
import { bitLength, round, toMultiple } from "./round.ts";

/** The number of `to` for one of `from`. Widening raises IE and DE only, narrowing everything but ZE. */
export const convert = (from: Format, to: Format, environment: Environment, operand: bigint): FloatResult =>
  operate(from, to, environment, [operand], (number) =>
    isInfinite(number!) ? { infinite: true, negative: number!.negative, byZero: false } : number!,
  );

/** The number for an integer, unsigned encoding of `width` bits in two's complement. PE when it does not fit exactly. 0 is +0. */
export function fromInteger(format: Format, environment: Environment, width: number, integer: bigint): FloatResult {
  const value = BigInt.asIntN(width, integer);
  const significand = value < 0n ? -value : value;
  return round(format, environment, { negative: value < 0n, significand, exponent: 0 });
}

/** Magnitudes that no integer has, so that they are not written out: 2^65 and more. */
const isHuge = ({ significand, exponent }: Operand): boolean => bitLength(significand) + exponent > 65;

/**
 * The integer for a number, as an unsigned encoding of `width` bits in two's complement. "zero" for `rounding` truncates. PE: it was not
 * one. IE, and nothing else: NaN, infinity, or out of range once rounded; the result is then the integer indefinite, 2^(width − 1).
 * Denormal operands raise no DE, and are zeros with DAZ.
 */
export function toInteger(
  ...[format, environment, width, bits, rounding]: [Format, Environment, number, bigint, Rounding]
): FloatResult {
  const operand = operandOf(format, environment, bits);
  const indefinite = { value: 1n << BigInt(width - 1), flags: IE };
  if (isNan(operand) || isInfinite(operand) || isHuge(operand)) return indefinite;
  const { negative, significand, inexact } = toMultiple(rounding, operand, 0);
  const integer = negative ? -significand : significand;
  if (BigInt.asIntN(width, integer) !== integer) return indefinite;
  return { value: BigInt.asUintN(width, integer), flags: inexact ? PE : 0 };
}

/**
 * The number rounded to an integral one, ROUNDSS and its like. PE: it was not integral, unless `quietly`. IE: a signalling NaN. A result of
 * 0 has the operand's sign. Denormal operands raise no DE, and are zeros with DAZ.
 */
export function toIntegral(
  ...[format, environment, bits, rounding, quietly]: [Format, Environment, bigint, Rounding, boolean]
): FloatResult {
  const operand = operandOf(format, environment, bits);
  if (isNan(operand)) return propagated(format, format, [operand]);
  if (isInfinite(operand) || operand.exponent >= 0) return { value: operand.bits, flags: 0 };
  const { significand, inexact } = toMultiple(rounding, operand, 0);
  const flags = inexact && !quietly ? PE : 0;
  return { value: integral(format, operand.negative, significand), flags };
}

/** An integer of at most fractionBits + 1 bits as a number of the format. */
function integral(format: Format, negative: boolean, significand: bigint): bigint {
  if (significand === 0n) return withSign(format, negative, 0n);
  const missing = format.fractionBits + 1 - bitLength(significand);
  return pack(format, { negative, significand: significand << BigInt(missing), exponent: -missing });
}
