/** Bits, conversions, exchanges, conditions and flags: all bytes, every flag that is read or stays, against the second definitions. */
import { expect, test } from "vitest";
import { prove } from "../testing/proof/exhaustive.ts";
import { PROOFS } from "../testing/proof/list.ts";

const { bit, convert, exchange, condition, flag } = PROOFS;

test.each([...bit, ...convert, ...exchange, ...condition, ...flag])("$row", (proof) =>
  expect(prove(proof).differences).toEqual([]),
);
