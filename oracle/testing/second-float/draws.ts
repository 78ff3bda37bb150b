/** Operand pairs, the same ones every time: any bits, few bits, edges of a format, and pairs that nearly cancel. */
import type { Format } from "../../float/format.ts";

/** Knuth's linear congruential generator on 64 bits (MMIX); two upper halves, since the lower ones have short periods, make a word. */
function* words(): Generator<bigint, never> {
  let state = 0x9e3779b97f4a7c15n;
  const next = (): bigint => {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    return state >> 32n;
  };
  for (;;) yield (next() << 32n) | next();
}

function edgesOf({ sign, infinity, quiet, fractionBits }: Format): bigint[] {
  const least = 1n << BigInt(fractionBits);
  const one = (infinity >> 1n) & ~(least - 1n);
  const halfway = [-1, 1, 24, 31, 52, 63].map((power) => one + least * BigInt(power));
  const around = [0n, least, one, infinity, ...halfway].flatMap((edge) => [edge, edge + 1n, edge - 1n]);
  return [...around, infinity | quiet, least | quiet].map(
    (edge) => BigInt.asUintN(fractionBits + 16, edge) & (sign - 1n),
  );
}

/** `count` pairs of encodings. */
export function* draws(format: Format, count: number): Generator<readonly [bigint, bigint]> {
  const edges = edgesOf(format);
  const random = words();
  const all = (format.sign << 1n) - 1n;
  const draw = (word: bigint): bigint => {
    const shape = word & 7n;
    const bits = word >> 3n;
    const sign = bits & 1n ? format.sign : 0n;
    if (shape === 0n) return sign | edges[Number(bits % BigInt(edges.length))]!;
    const any = random.next().value & all;
    if (shape > 3n) return any;
    // the same exponent as one, give or take 15
    const near = (format.infinity >> 1n) + (((bits >> 1n) & 31n) - 15n) * (1n << BigInt(format.fractionBits));
    return sign | (near ^ (any & ((1n << BigInt(format.fractionBits)) - 1n)));
  };
  for (let n = 0; n < count; n++) {
    const [first, second, which] = [draw(random.next().value), draw(random.next().value), random.next().value];
    const close = BigInt.asUintN(format.width, (first ^ format.sign) + (which >> 60n) - 8n);
    yield [first, which & 7n ? second : close];
  }
}
