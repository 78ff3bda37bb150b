/** Random encodings of floating-point numbers, near to where operations change what they do. */
import { float } from "../../../oracle/index.ts";
import type { Random } from "../../generate/random.ts";

type Format = float.Format;

const bias = ({ exponentBits }: Format): number => (1 << (exponentBits - 1)) - 1;
const fractionMask = (format: Format): bigint => (1n << BigInt(format.fractionBits)) - 1n;
const encode = (format: Format, biased: number, fraction: bigint): bigint =>
  (BigInt(biased) << BigInt(format.fractionBits)) | (fraction & fractionMask(format));

/** Magnitudes: zero, both ends of denormal and normal numbers, one and its neighbours, infinity, NaNs, limits of integers. */
function edges(format: Format): readonly bigint[] {
  const least = 1n << BigInt(format.fractionBits);
  const power = (exponent: number) => encode(format, Math.min(bias(format) + exponent, 2 * bias(format)), 0n);
  const powers = [-1, 0, 1, 31, 32, 63, 64].map(power);
  const around = [least, format.infinity, ...powers].flatMap((one) => [one - 1n, one, one + 1n]);
  const half = least >> 1n;
  return [0n, 1n, 2n, half, power(0) | half, ...around, format.infinity | format.quiet, format.sign - 1n];
}

const EDGES = new Map([float.BINARY32, float.BINARY64].map((format) => [format, edges(format)]));

/** Fractions that are all, few or none of the bits, or lie at the middle of two numbers of a narrower format. */
function drawFraction(random: Random, format: Format): bigint {
  const any = random.wide() & fractionMask(format);
  const cut = BigInt(random.below(format.fractionBits));
  const ends = [0n, 1n, -1n, 1n << cut, (1n << cut) - 1n, (1n << cut) + 1n];
  const shape = random.below(4);
  if (shape === 0) return any;
  return (shape === 1 ? 0n : (any >> cut) << cut) + random.pick(ends);
}

function drawExponent(random: Random, format: Format, near: number): number {
  const top = 2 * bias(format) + 1;
  const around = random.pick([
    near,
    near,
    bias(format),
    bias(format) + 24,
    top,
    0,
    bias(format) - 126,
    bias(format) + 128,
  ]);
  const drawn = random.chance(20)
    ? random.below(top + 1)
    : around + random.below(7) - 3 + random.pick([0, 0, 24, -24, 53]);
  return Math.min(Math.max(drawn, 0), top);
}

/** An encoding of 32 or 64 bits; its exponent is often that of `neighbour`, or a few digits away. */
export function drawNumber(random: Random, format: Format, neighbour = 0n): bigint {
  const sign = random.chance(50) ? format.sign : 0n;
  if (random.chance(15)) return sign | random.pick(EDGES.get(format)!);
  const near = Number((neighbour & format.infinity) >> BigInt(format.fractionBits));
  return sign | encode(format, drawExponent(random, format, near), drawFraction(random, format));
}

/** An MXCSR without sticky flags: any rounding, DAZ, FTZ; in six of ten draws everything masked, otherwise any masks. */
export function drawMxcsr(random: Random): number {
  const masks = random.chance(60) ? 0x1f80 : random.word() & 0x1f80;
  return masks | (random.word() & 0xe040);
}
