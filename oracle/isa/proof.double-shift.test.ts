/** SHLD and SHRD as if they had a byte form: all pairs of bytes, all counts, against the second definition. */
import { expect, test } from "vitest";
import { prove } from "../testing/proof/exhaustive.ts";
import { PROOFS } from "../testing/proof/list.ts";

/** The pairs of bytes take 2 s on a free core; a loaded machine may take its time. */
const LIMIT = 120_000;

test.each(PROOFS.doubleShift)("$row", { timeout: LIMIT }, (proof) => expect(prove(proof).differences).toEqual([]));
