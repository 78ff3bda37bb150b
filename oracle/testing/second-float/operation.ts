/** Arithmetic on codes of small formats. What is infinite, invalid or a zero of some sign is left to the host's IEEE arithmetic. */
import type { Real } from "./choose.ts";
import { type Delivered, deliver, indefiniteCode, infinityCode, type Setting, signed } from "./deliver.ts";
import { meanings, type Small } from "./ladder.ts";

/** An operation as a JavaScript expression, and its exact result's magnitude by comparison. */
export interface Arithmetic {
  /** Right about infinities, NaN and signs of zero when rounding to nearest; right altogether where `real` is missing. */
  readonly host: (...operands: number[]) => number;
  readonly real?: (...operands: number[]) => Real;
  /** The terms whose sum it is: a sum of 0 is −0 when rounding down, unless all terms are zeros of one sign. */
  readonly terms?: (...operands: number[]) => number[];
}

export const ADD: Arithmetic = { host: (a, b) => a! + b!, terms: (a, b) => [a!, b!] };
export const SUBTRACT: Arithmetic = { host: (a, b) => a! - b!, terms: (a, b) => [a!, -b!] };
export const MULTIPLY: Arithmetic = { host: (a, b) => a! * b! };
export const FUSED: Arithmetic = { host: (a, b, c) => a! * b! + c!, terms: (a, b, c) => [a! * b!, c!] };
export const CONVERT: Arithmetic = { host: (a) => a! };
/** a ÷ b lies to q as a lies to q × b. */
export const DIVIDE: Arithmetic = {
  host: (a, b) => a! / b!,
  real: (a, b) => (other) => Math.abs(a!) - other * Math.abs(b!),
};
/** √a lies to q as a lies to q². */
export const ROOT: Arithmetic = { host: (a) => Math.sqrt(a!), real: (a) => (other) => a! - other * other };

const isNegative = (value: number): boolean => value < 0 || Object.is(value, -0);

/** "Denormals are zeros": the code of the zero with the same sign. */
export function taken(small: Small, { daz }: Setting, code: number): number {
  const { isDenormal, negative } = meanings(small)[code]!;
  return daz && isDenormal ? signed(small, negative, 0) : code;
}

/** Table 4-7: the first NaN, "converted to a QNaN", in the other format with the digits that fit. */
export function quietCode(from: Small, to: Small, code: number): number {
  const { negative, fraction } = meanings(from)[code]!;
  const half = 2 ** (to.fractionBits - 1);
  const digits = Math.floor(fraction * 2 ** (to.fractionBits - from.fractionBits));
  return signed(to, negative, infinityCode(to) + (digits < half ? digits + half : digits));
}

function zero(setting: Setting, result: number, terms: readonly number[]): boolean {
  const alike = terms.every((term) => term === 0 && isNegative(term) === isNegative(terms[0]!));
  return terms.length === 0 || alike ? isNegative(result) : setting.mode === "down";
}

/** SDM 1, 4.9.2: NaNs, invalid operations, division by zero, denormal operands, and then the result. */
export function compute(
  ...[operation, from, to, setting, codes]: [Arithmetic, Small, Small, Setting, readonly number[]]
): Delivered {
  const taking = codes.map((code) => taken(from, setting, code));
  const operands = taking.map((code) => meanings(from)[code]!);
  const nan = taking.find((_, n) => operands[n]!.isNotANumber);
  const isInvalid = operands.some(({ isSignalling }) => isSignalling);
  if (nan !== undefined) return { code: quietCode(from, to, nan), raised: isInvalid ? "I" : "" };
  const values = operands.map(({ value }) => value);
  const result = operation.host(...values);
  if (Number.isNaN(result)) return { code: indefiniteCode(to), raised: "I" };
  const denormal = operands.some(({ isDenormal }) => isDenormal) ? "D" : "";
  if (!Number.isFinite(result)) return infinite(to, result, values.every(Number.isFinite) ? "Z" : denormal);
  if (denormal !== "" && setting.unmasked.includes("D")) return { code: 0, raised: "D" };
  if (result === 0) {
    const terms = operation.terms?.(...values) ?? [];
    return { code: signed(to, zero(setting, result, terms), 0), raised: denormal };
  }
  const real = operation.real?.(...values) ?? ((other: number) => Math.abs(result) - other);
  const { code, raised } = deliver(to, setting, result < 0, real);
  return { code, raised: denormal + raised };
}

const infinite = (small: Small, result: number, raised: string): Delivered => ({
  code: signed(small, result < 0, infinityCode(small)),
  raised,
});
