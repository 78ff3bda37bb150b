/** SHLD and SHRD as if they had a byte form: all pairs of bytes, all counts, against the second definition. */
import { expect, test } from "vitest";
import { prove } from "../testing/proof/exhaustive.ts";
import { PROOFS } from "../testing/proof/list.ts";

test.each(PROOFS.doubleShift)("$row", (proof) => expect(prove(proof).differences).toEqual([]));
