/** The course of every arithmetic operation: NaNs, invalid operations, denormal operands, the exact result, rounding (SDM 1, 4.9.2). */
import { denormalFlag, type Environment, type FloatResult, faults, IE, operandOf, ZE } from "./environment.ts";
import { type Exact, type Format, isNan, type Operand, withSign } from "./format.ts";
import { propagated } from "./nan.ts";
import { round } from "./round.ts";

/** What an operation gives before rounding, of operands that are no NaNs. `byZero`: a finite number was divided by zero. */
export type Ideal =
  | "invalid"
  | { readonly infinite: true; readonly negative: boolean; readonly byZero: boolean }
  | (Exact & { readonly infinite?: never });

/** ±∞ as the exact result of an operation on infinite operands. */
export const infinity = (negative: boolean): Ideal => ({ infinite: true, negative, byZero: false });

/**
 * Carries out an operation on encodings of the format `from`; the result is one of the format `to`. What comes earlier in the
 * order of SDM 1, 4.9.2 hides the rest: NaN, then invalid or by zero, then a denormal operand; these, unmasked, then hide what rounding raises.
 */
export function operate(
  from: Format,
  to: Format,
  environment: Environment,
  encodings: readonly bigint[],
  ideal: (...operands: readonly Operand[]) => Ideal,
): FloatResult {
  const operands = encodings.map((bits) => operandOf(from, environment, bits));
  if (operands.some(isNan)) return propagated(from, to, operands);
  const result = ideal(...operands);
  if (result === "invalid") return { value: to.indefinite, flags: IE };
  const before = result.infinite && result.byZero ? ZE : denormalFlag(operands);
  if (faults(environment, before)) return { value: 0n, flags: before };
  const { value, flags } = finished(to, environment, result);
  return { value, flags: before | flags };
}

const finished = (format: Format, environment: Environment, result: Exclude<Ideal, "invalid">): FloatResult =>
  result.infinite
    ? { value: withSign(format, result.negative, format.infinity), flags: 0 }
    : round(format, environment, result);
