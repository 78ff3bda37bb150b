/** What the wide proofs draw: words with their edges, registers, flags, and the encoding's own choices. */
import fc from "fast-check";
import { ALWAYS_SET } from "../../flags.ts";
import type { Choice } from "./encode.ts";
import { ALL_STATUS, subsets } from "./flags.ts";

/** Zero, one, and the edges of each width: the signed maximum and minimum, the unsigned maximum. */
const EDGES = [0n, 1n, ...[8n, 16n, 32n, 64n].flatMap((w) => [2n ** (w - 1n) - 1n, 2n ** (w - 1n), 2n ** w - 1n])];

/** Unsigned values of `width` bits: anything, a byte, an edge, a single bit. */
export const word = (width: number): fc.Arbitrary<bigint> =>
  fc.oneof(
    fc.bigInt({ min: 0n, max: 2n ** BigInt(width) - 1n }),
    fc.bigInt({ min: 0n, max: 255n }),
    fc.constantFrom(...EDGES.filter((edge) => edge < 2n ** BigInt(width))),
    fc.nat({ max: width - 1 }).map((n) => 2n ** BigInt(n)),
  );

export const registers = fc.array(word(64), { minLength: 16, maxLength: 16 });
export const statusFlags = fc.constantFrom(...subsets(ALL_STATUS));
export const rflags = statusFlags.map((status) => status | ALWAYS_SET);

/** Any registers, also twice the same, also AH to BH. */
export const choice = (operandSize: Choice["operandSize"]): fc.Arbitrary<Choice> =>
  fc.record({
    operandSize: fc.constant(operandSize),
    reg: fc.nat({ max: 15 }),
    rm: fc.nat({ max: 15 }),
    vex: fc.nat({ max: 15 }),
    rex: fc.boolean(),
    immediate: fc.array(fc.nat({ max: 255 }), { minLength: 8, maxLength: 8 }),
  });
