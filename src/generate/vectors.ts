/** Contents of XMM registers, and MXCSR. Cases share few arrays of sixteen: engines keep what they made of one. */
import { INITIAL_MXCSR, ZERO_VECTORS } from "../../oracle/index.ts";
import type { Vectors } from "../cases/vectors.ts";
import type { PooledInstruction } from "./pooled.ts";
import { Random } from "./random.ts";

/** Different arrays of one seed. */
const SETS = 64;

/** The stream of arrays is told from the streams of cases by this. */
const STREAM = 0x5e7e;

export const makeVectorSets = (seed: number): readonly Vectors[] =>
  Array.from({ length: SETS }, (_, n) => drawVectors(new Random(STREAM, seed, n)));

/** Sixteen of them; in one of eight cases all are strings, which only then meet often enough. */
export function drawVectors(random: Random): Vectors {
  const draw = random.below(8) === 0 ? drawText : drawVector;
  return Array.from({ length: 16 }, () => draw(random));
}

/** Sign, exponent and fraction where the rules of IEEE 754 change, as bits of a format with `exponent` and `fraction` bits. */
function floatEdges(exponent: bigint, fraction: bigint): bigint[] {
  const [infinity, one] = [((1n << exponent) - 1n) << fraction, ((1n << (exponent - 1n)) - 1n) << fraction];
  const [quiet, ones] = [1n << (fraction - 1n), (1n << fraction) - 1n];
  const smallest = 1n << fraction;
  const magnitudes = [
    ...[0n, 1n, 2n, ones, smallest, smallest + 1n, smallest - 1n],
    ...[one, one + 1n, one - 1n, one + smallest, one | (quiet >> 1n), one + (31n << fraction), one + (63n << fraction)],
    ...[infinity, infinity - 1n, infinity | 1n, infinity | quiet, infinity | quiet | 5n, infinity | ones],
  ];
  const sign = 1n << (exponent + fraction);
  return magnitudes.flatMap((magnitude) => [magnitude, magnitude | sign]);
}

const SINGLES = floatEdges(8n, 23n);
const DOUBLES = floatEdges(11n, 52n);

/** Edges of one lane width, floats of the one or other size, floats of like magnitude, or anything. */
export function drawVector(random: Random): bigint {
  const roll = random.below(16);
  if (roll < 4) return lanes(32, random, () => singleOf(random));
  if (roll < 8) return lanes(64, random, () => doubleOf(random));
  if (roll < 11) return lanes([8, 16, 32, 64][random.below(4)]!, random, (width) => integerEdge(width, random));
  if (roll < 14) return (random.wide() << 64n) | random.wide();
  return roll === 14 ? 0n : random.wide() >> BigInt(random.below(64));
}

/** Few enough that strings meet; 0 ends one. */
const CHARACTERS = [1n, 1n, 2n, 0x41n, 0x42n, 0x7fn, 0x80n, 0xffn];

const drawText = (random: Random): bigint =>
  lanes(random.chance(70) ? 8 : 16, random, () => (random.chance(4) ? 0n : random.pick(CHARACTERS)));

function lanes(width: number, random: Random, draw: (width: number) => bigint): bigint {
  const isUniform = random.chance(15);
  let value = 0n;
  let lane = draw(width);
  for (let n = 0; n < 128 / width; n++) {
    value = (value << BigInt(width)) | lane;
    if (!isUniform) lane = draw(width);
  }
  return value;
}

/** An edge, or a number within some powers of two around 1: sums of far apart numbers are all alike. */
const singleOf = (random: Random): bigint =>
  random.chance(50) ? random.pick(SINGLES) : near(random, 8, 23, BigInt(random.word()));

const doubleOf = (random: Random): bigint =>
  random.chance(50) ? random.pick(DOUBLES) : near(random, 11, 52, random.wide());

function near(random: Random, exponent: number, fraction: number, bits: bigint): bigint {
  const bias = 2 ** (exponent - 1) - 1;
  const sign = random.chance(50) ? 1n << BigInt(exponent + fraction) : 0n;
  const scale = BigInt(bias - 4 + random.below(random.chance(20) ? 70 : 8));
  // few significant bits make exact results and ties
  const kept = random.chance(30) ? BigInt(fraction - random.below(4)) : 0n;
  return sign | (scale << BigInt(fraction)) | ((BigInt.asUintN(fraction, bits) >> kept) << kept);
}

function integerEdge(width: number, random: Random): bigint {
  const top = 1n << BigInt(width - 1);
  const edges = [0n, 1n, 2n, top - 1n, top, top + 1n, 2n * top - 1n, 2n * top - 2n];
  return random.chance(50) ? random.pick(edges) : BigInt.asUintN(width, random.wide());
}

/** Rounding control, FTZ, DAZ and the sticky flags. */
const ROUNDING_SHIFT = 13;
const FTZ = 0x8000;
const DAZ = 0x40;
const STICKY = 0x3f;
const MASKS_SHIFT = 7;

/** The usual value half of the time; an unmasked exception in one of sixteen. */
export function drawMxcsr(random: Random): number {
  if (random.chance(50)) return INITIAL_MXCSR;
  const [rounding, flush, zero] = [
    random.below(4) << ROUNDING_SHIFT,
    random.chance(25) ? FTZ : 0,
    random.chance(25) ? DAZ : 0,
  ];
  const masked = random.chance(12) ? random.below(64) << MASKS_SHIFT : INITIAL_MXCSR;
  return rounding | flush | zero | masked | (random.chance(30) ? random.below(64) & STICKY : 0);
}

/** Of programs without a vector instruction, in percent, those that carry vectors all the same: nothing may touch them. */
const IDLE_PERCENT = 5;

export interface VectorStart {
  readonly vectors: Vectors;
  readonly mxcsr: number;
}

const IDLE: VectorStart = { vectors: ZERO_VECTORS, mxcsr: INITIAL_MXCSR };

/** Without `sets` (a profile without SSE) there is nothing to carry. */
export function drawVectorStart(
  program: readonly PooledInstruction[],
  sets: readonly Vectors[],
  random: Random,
): VectorStart {
  if (sets.length === 0) return IDLE;
  if (!program.some(({ vector }) => vector) && !random.chance(IDLE_PERCENT)) return IDLE;
  return { vectors: random.pick(sets), mxcsr: drawMxcsr(random) };
}
