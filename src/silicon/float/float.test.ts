/** Every floating-point operation on random operands, roundings, masks, DAZ and FTZ: value, exceptions, fault, as the processor has them. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ARITHMETIC } from "./arithmetic.ts";
import { differences } from "./compare.ts";
import { COMPARISONS } from "./comparisons.ts";
import { CONVERSIONS } from "./conversions.ts";
import { lacking, Witness } from "./witness.ts";

/** Operand pairs of each operation; the nightly run sets ten million, which takes a minute or two. */
const PAIRS = Number(process.env.ECHOLOT_FLOAT_PAIRS ?? 4_000);
const SEED = 20;
const OPERATIONS = [...ARITHMETIC, ...COMPARISONS, ...CONVERSIONS];

/** The forms with an immediate (CMPSS 0 to 31, …) share the pairs of their operation. */
function pairsOf(name: string): number {
  const [operation] = name.split(" ");
  return Math.ceil(PAIRS / OPERATIONS.filter((other) => other.name.split(" ")[0] === operation).length);
}

const because = lacking === undefined ? "" : ` (skipped: ${lacking})`;

describe.skipIf(lacking !== undefined)(`floating point on the processor${because}`, () => {
  let witness: Witness;
  beforeAll(() => {
    witness = new Witness();
  });
  afterAll(() => witness?.close());

  test.each(OPERATIONS.map((operation) => [operation.name, operation] as const))(
    "%s",
    async (_, operation) => expect(await differences(witness, operation, pairsOf(operation.name), SEED)).toEqual([]),
    180_000 + PAIRS / 10,
  );
});
