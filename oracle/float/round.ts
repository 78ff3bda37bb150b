/** From an exact number to one of a format: rounding, overflow, underflow (SDM 1, 4.8.4, 4.9.1.4 to 4.9.1.6, and 10.2.3). */
import { type Environment, type FloatResult, OE, PE, type Rounding, UE } from "./environment.ts";
import { type Exact, type Format, pack, withSign } from "./format.ts";

/** A number that was made a multiple of 2^exponent. */
interface Rounded extends Exact {
  readonly inexact: boolean;
}

/** Significant bits of a positive number. */
export function bitLength(value: bigint): number {
  const digits = value.toString(16);
  return 4 * digits.length + 28 - Math.clz32(Number.parseInt(digits[0]!, 16));
}

/** Whether the magnitude above is chosen over the one below; `side` compares the exact magnitude with the middle of the two. */
function roundsUp(rounding: Rounding, negative: boolean, belowIsOdd: boolean, side: number): boolean {
  if (rounding === "nearest") return side > 0 || (side === 0 && belowIsOdd);
  return rounding === (negative ? "down" : "up");
}

/** The number as a multiple of 2^`place`: itself if it is one, otherwise that next to it which `rounding` chooses. */
export function toMultiple(rounding: Rounding, exact: Exact, place: number): Rounded {
  const { negative, significand, exponent } = exact;
  if (exponent >= place)
    return { negative, significand: significand << BigInt(exponent - place), exponent: place, inexact: false };
  const dropped = BigInt(place - exponent);
  const below = significand >> dropped;
  const twice = (significand - (below << dropped)) << 1n;
  const unit = 1n << dropped;
  const side = twice > unit ? 1 : twice === unit ? 0 : -1;
  const up = twice !== 0n && roundsUp(rounding, negative, (below & 1n) === 1n, side);
  return { negative, significand: up ? below + 1n : below, exponent: place, inexact: twice !== 0n };
}

/** The smallest power of two that is above the magnitude, as its exponent. */
const sizeOf = ({ significand, exponent }: Exact): number => bitLength(significand) + exponent;

const inexactFlag = ({ inexact }: Rounded): number => (inexact ? PE : 0);

/**
 * The number of the format that stands for an exact one, with OE, UE and PE. Tininess is detected after rounding: the number is tiny when
 * it would be too small for a normal number even if rounded to as many bits without a bound to the exponent.
 */
export function round(format: Format, environment: Environment, exact: Exact): FloatResult {
  if (exact.significand === 0n) return { value: withSign(format, exact.negative, 0n), flags: 0 };
  const bits = format.fractionBits + 1;
  const unbounded = toMultiple(environment.rounding, exact, sizeOf(exact) - bits);
  const size = sizeOf(unbounded);
  if (size > format.limit) return overflow(format, environment, unbounded);
  if (size < format.quantum + bits) return tiny(format, environment, exact, unbounded);
  return { value: pack(format, unbounded), flags: inexactFlag(unbounded) };
}

/** Masked: ±∞, or the largest finite number where rounding goes the other way. Unmasked: PE only when digits were lost too. */
function overflow(format: Format, { rounding, masked }: Environment, unbounded: Rounded): FloatResult {
  if (!(masked & OE)) return { value: 0n, flags: OE | inexactFlag(unbounded) };
  const away = rounding === "nearest" || rounding === (unbounded.negative ? "down" : "up");
  const magnitude = away ? format.infinity : format.infinity - 1n;
  return { value: withSign(format, unbounded.negative, magnitude), flags: OE | PE };
}

/** Masked: a denormal number, underflow only when it is inexact; or zero with FTZ. Unmasked: underflow even when it is exact. */
function tiny(format: Format, environment: Environment, exact: Exact, unbounded: Rounded): FloatResult {
  if (!(environment.masked & UE)) return { value: 0n, flags: UE | inexactFlag(unbounded) };
  if (environment.flushToZero) return { value: withSign(format, exact.negative, 0n), flags: UE | PE };
  const denormal = toMultiple(environment.rounding, exact, format.quantum);
  return { value: pack(format, denormal), flags: denormal.inexact ? UE | PE : 0 };
}
