/** Binary floating-point formats, and what their encodings stand for (SDM 1, 4.2.2 and 4.8.3; IEEE 754-2008, 3.4). */

/** A format: sign bit, `exponentBits`, `fractionBits`, from the top down, and what follows from those two numbers. */
export interface Format {
  /** Of an encoding: 32 or 64 for the formats of SSE. */
  readonly width: number;
  readonly exponentBits: number;
  readonly fractionBits: number;
  /** The sign bit alone: also the encoding of −0. */
  readonly sign: bigint;
  /** The encoding of +∞: all exponent bits. Larger magnitudes are NaNs. */
  readonly infinity: bigint;
  /** The highest fraction bit, which tells quiet NaNs from signalling ones. */
  readonly quiet: bigint;
  /** "QNaN floating-point indefinite", what an invalid operation without a NaN operand gives: negative, quiet, payload 0. */
  readonly indefinite: bigint;
  /** Two to this power is the last place of denormal numbers, and of the smallest normal ones. */
  readonly quantum: number;
  /** Magnitudes of 2 to this power or more overflow. */
  readonly limit: number;
}

/** The format with these fields; `exponentBits` from 2 on, `fractionBits` from 2 on. */
export function makeFormat(exponentBits: number, fractionBits: number): Format {
  const bias = 2 ** (exponentBits - 1) - 1;
  const sign = 1n << BigInt(exponentBits + fractionBits);
  const infinity = sign - (1n << BigInt(fractionBits));
  const quiet = 1n << BigInt(fractionBits - 1);
  return {
    ...{ width: 1 + exponentBits + fractionBits, exponentBits, fractionBits },
    ...{ sign, infinity, quiet, indefinite: sign | infinity | quiet },
    ...{ quantum: 1 - bias - fractionBits, limit: bias + 1 },
  };
}

export const BINARY16: Format = makeFormat(5, 10);
export const BINARY32: Format = makeFormat(8, 23);
export const BINARY64: Format = makeFormat(11, 52);

export type Kind = "zero" | "denormal" | "normal" | "infinity" | "quiet" | "signalling";

/** ±`significand` × 2^`exponent`, exactly. The sign of a zero counts. */
export interface Exact {
  readonly negative: boolean;
  readonly significand: bigint;
  readonly exponent: number;
}

/** An encoding taken apart. `significand` and `exponent` are those of the number when it is finite, and mean nothing otherwise. */
export interface Operand extends Exact {
  readonly kind: Kind;
  readonly bits: bigint;
}

/** Which class of encodings `bits` belongs to. */
export function kindOf(format: Format, bits: bigint): Kind {
  const magnitude = bits & (format.sign - 1n);
  if (magnitude > format.infinity) return bits & format.quiet ? "quiet" : "signalling";
  if (magnitude === format.infinity) return "infinity";
  if (magnitude >> BigInt(format.fractionBits)) return "normal";
  return magnitude ? "denormal" : "zero";
}

/** Takes an encoding of `format.width` bits apart. */
export function unpack(format: Format, bits: bigint): Operand {
  const implied = 1n << BigInt(format.fractionBits);
  const fraction = bits & (implied - 1n);
  const biased = Number((bits & format.infinity) >> BigInt(format.fractionBits));
  const significand = biased === 0 ? fraction : implied | fraction;
  const exponent = format.quantum + Math.max(biased - 1, 0);
  return { kind: kindOf(format, bits), bits, negative: (bits & format.sign) !== 0n, significand, exponent };
}

/** The encoding of a magnitude with this sign. */
export const withSign = (format: Format, negative: boolean, magnitude: bigint): bigint =>
  negative ? format.sign | magnitude : magnitude;

/**
 * The encoding of a number of the format, its last place at 2^`exponent`: `significand` has at most fractionBits + 1 bits, and exactly as
 * many unless `exponent` is the quantum. The implied bit adds 1 to the exponent field, which is what tells normal from denormal numbers.
 */
export const pack = (format: Format, { negative, significand, exponent }: Exact): bigint =>
  withSign(format, negative, (BigInt(exponent - format.quantum) << BigInt(format.fractionBits)) + significand);

export const isNan = ({ kind }: Operand): boolean => kind === "quiet" || kind === "signalling";
export const isZero = ({ kind }: Operand): boolean => kind === "zero";
export const isInfinite = ({ kind }: Operand): boolean => kind === "infinity";
