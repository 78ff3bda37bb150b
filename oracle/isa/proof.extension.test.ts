/** The integer extensions: all bytes or words, every flag that is read or stays, against the second definitions. */
import { expect, test } from "vitest";
import { prove } from "../testing/proof/exhaustive.ts";
import { PROOFS } from "../testing/proof/list.ts";

const { extraction, count, flagless, carryChain, crc } = PROOFS;

test.each([...extraction, ...count, ...flagless, ...carryChain, ...crc])("$row", (proof) =>
  expect(prove(proof).differences).toEqual([]),
);
