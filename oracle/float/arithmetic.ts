/**
 * ADD, SUB, MUL, DIV, SQRT and fused multiply-add, as the units of SSE and FMA do them: bit for bit, with all exceptions (SDM 1, 4.8, 4.9,
 * 11.5). Operands and results are encodings of `format`, unsigned. Of two NaN operands the first counts: pass the destination first.
 */
import type { Environment, FloatResult, Rounding } from "./environment.ts";
import { type Exact, type Format, isInfinite, isZero, type Operand } from "./format.ts";
import { type Ideal, infinity, operate } from "./operate.ts";
import { integerRoot } from "./root.ts";

const negated = <T extends Exact>(operand: T): T => ({ ...operand, negative: !operand.negative });

const signedAt = ({ negative, significand, exponent }: Exact, place: number): bigint => {
  const units = significand << BigInt(exponent - place);
  return negative ? -units : units;
};

/** A sum of 0 is +0, or −0 when rounding down; but two zeros of one sign keep it (SDM 1, 4.8.3.1). */
function sum(rounding: Rounding, left: Exact, right: Exact): Exact {
  const exponent = Math.min(left.exponent, right.exponent);
  const total = signedAt(left, exponent) + signedAt(right, exponent);
  const zeroIsNegative = left.negative === right.negative ? left.negative : rounding === "down";
  const negative = total === 0n ? zeroIsNegative : total < 0n;
  return { negative, significand: total < 0n ? -total : total, exponent };
}

function idealSum(rounding: Rounding, left: Operand, right: Operand): Ideal {
  if (isInfinite(left) && isInfinite(right) && left.negative !== right.negative) return "invalid";
  if (isInfinite(left)) return infinity(left.negative);
  return isInfinite(right) ? infinity(right.negative) : sum(rounding, left, right);
}

const product = (left: Exact, right: Exact): Exact => ({
  negative: left.negative !== right.negative,
  significand: left.significand * right.significand,
  exponent: left.exponent + right.exponent,
});

function idealProduct(left: Operand, right: Operand): Ideal {
  if ((isInfinite(left) && isZero(right)) || (isZero(left) && isInfinite(right))) return "invalid";
  if (isInfinite(left) || isInfinite(right)) return infinity(left.negative !== right.negative);
  return product(left, right);
}

/** A digit below the last one tells that something was left over, which is all that rounding needs to know of it. */
const withRest = (digits: bigint, isRest: boolean): bigint => (digits << 1n) | (isRest ? 1n : 0n);

/** Finite operands, neither of them zero. `bits`: more than rounding keeps; the quotient has at least as many. */
function quotient(left: Exact, right: Exact, bits: number): Exact {
  const dividend = left.significand << BigInt(2 * bits);
  const digits = dividend / right.significand;
  const significand = withRest(digits, digits * right.significand !== dividend);
  const exponent = left.exponent - right.exponent - 2 * bits - 1;
  return { negative: left.negative !== right.negative, significand, exponent };
}

function idealQuotient(left: Operand, right: Operand, bits: number): Ideal {
  const negative = left.negative !== right.negative;
  if ((isInfinite(left) && isInfinite(right)) || (isZero(left) && isZero(right))) return "invalid";
  if (isInfinite(left)) return infinity(negative);
  if (isZero(right)) return { infinite: true, negative, byZero: true };
  if (isInfinite(right) || isZero(left)) return { negative, significand: 0n, exponent: 0 };
  return quotient(left, right, bits);
}

/** The root of −0 is −0; of other negative numbers there is none. `bits`: more than rounding keeps. */
function idealRoot(operand: Operand, bits: number): Ideal {
  if (isZero(operand)) return operand;
  if (operand.negative) return "invalid";
  if (isInfinite(operand)) return infinity(false);
  const shift = 2 * bits + (operand.exponent & 1);
  const square = operand.significand << BigInt(shift);
  const root = integerRoot(square);
  const significand = withRest(root, root * root !== square);
  return { negative: false, significand, exponent: (operand.exponent - shift) / 2 - 1 };
}

function idealFused(rounding: Rounding, left: Operand, right: Operand, addend: Operand): Ideal {
  const scaled = idealProduct(left, right);
  if (scaled === "invalid") return "invalid";
  if (!scaled.infinite) return isInfinite(addend) ? infinity(addend.negative) : sum(rounding, scaled, addend);
  return isInfinite(addend) && addend.negative !== scaled.negative ? "invalid" : infinity(scaled.negative);
}

/** `left` + `right`. IE: infinities of different signs. */
export const add = (format: Format, environment: Environment, left: bigint, right: bigint): FloatResult =>
  operate(format, format, environment, [left, right], (a, b) => idealSum(environment.rounding, a!, b!));

/** `left` − `right`. IE: infinities of the same sign. A NaN keeps its own sign. */
export const subtract = (format: Format, environment: Environment, left: bigint, right: bigint): FloatResult =>
  operate(format, format, environment, [left, right], (a, b) => idealSum(environment.rounding, a!, negated(b!)));

/** `left` × `right`. IE: infinity times zero. */
export const multiply = (format: Format, environment: Environment, left: bigint, right: bigint): FloatResult =>
  operate(format, format, environment, [left, right], (a, b) => idealProduct(a!, b!));

/** `left` ÷ `right`. IE: zero by zero, infinity by infinity. ZE: another finite number by zero. */
export const divide = (format: Format, environment: Environment, left: bigint, right: bigint): FloatResult =>
  operate(format, format, environment, [left, right], (a, b) => idealQuotient(a!, b!, format.fractionBits + 2));

/** √`operand`. IE: below zero. */
export const squareRoot = (format: Format, environment: Environment, operand: bigint): FloatResult =>
  operate(format, format, environment, [operand], (a) => idealRoot(a!, format.fractionBits + 2));

/**
 * `left` × `right` + `addend`, rounded once. IE: infinity times zero, unless `addend` is a quiet NaN; infinities of different signs.
 * NaNs count in the order of the parameters, which for VFMADD132, 213 and 231 are operands (1, 3, 2), (2, 1, 3) and (2, 3, 1).
 */
export const fusedMultiplyAdd = (
  ...[format, environment, left, right, addend]: [Format, Environment, bigint, bigint, bigint]
): FloatResult =>
  operate(format, format, environment, [left, right, addend], (a, b, c) =>
    idealFused(environment.rounding, a!, b!, c!),
  );
