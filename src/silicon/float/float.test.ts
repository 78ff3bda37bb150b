/** Every floating-point operation on random operands, roundings, masks, DAZ and FTZ: value, exceptions, fault, as the processor has them. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { differences } from "./compare.ts";
import { OPERATIONS } from "./operations.ts";
import { lacking, Witness } from "./witness.ts";

/** Operand pairs of each operation; the nightly run sets ten million, some minutes each. */
const PAIRS = Number(process.env.ECHOLOT_FLOAT_PAIRS ?? 2_000);
const SEED = 20;

const because = lacking === undefined ? "" : ` (skipped: ${lacking})`;

describe.skipIf(lacking !== undefined)(`floating point on the processor${because}`, () => {
  let witness: Witness;
  beforeAll(() => {
    witness = new Witness();
  });
  afterAll(() => witness?.close());

  test.each(OPERATIONS.map((operation) => [operation.name, operation] as const))(
    "%s",
    (_, operation) => expect(differences(witness, operation, PAIRS, SEED)).toEqual([]),
    30_000 + PAIRS / 10,
  );
});
