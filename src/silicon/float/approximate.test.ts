/** RCPSS and RSQRTSS as the processor has them, on both ends of every interval of Intel's tables and on random operands. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { APPROXIMATIONS } from "./arithmetic.ts";
import { differences, differencesOn } from "./compare.ts";
import { isIntel, lacking, type Question, Witness } from "./witness.ts";

const PAIRS = Number(process.env.ECHOLOT_FLOAT_PAIRS ?? 20_000);

/** Exponents: least, those at which results become denormal, even and odd ones in between. */
const EXPONENTS = [1, 126, 127, 128, 251, 252, 253, 254];

/** The leading 11 fraction bits, which are all that counts, with the lower 12 all 0 and all 1. */
function ends(): Question[] {
  const fractions = Array.from({ length: 2048 }, (_, leading) => [leading << 12, (leading << 12) | 0xfff]).flat();
  return EXPONENTS.flatMap((exponent) =>
    fractions.map((fraction) => ({ a: BigInt(exponent * 2 ** 23 + fraction), b: 0n, c: 0n, mxcsr: 0x1f80 })),
  );
}

const why = lacking ?? (isIntel() ? undefined : "other vendors have other tables");
const because = why === undefined ? "" : ` (skipped: ${why})`;

describe.skipIf(why !== undefined)(`approximations on the processor${because}`, () => {
  let witness: Witness;
  beforeAll(() => {
    witness = new Witness();
  });
  afterAll(() => witness?.close());

  test.each(APPROXIMATIONS.map((operation) => [operation.name, operation] as const))(
    "%s",
    async (_, operation) => {
      expect(differencesOn(witness, operation, ends())).toEqual([]);
      expect(await differences(witness, operation, PAIRS, 21)).toEqual([]);
    },
    180_000 + PAIRS / 10,
  );
});
