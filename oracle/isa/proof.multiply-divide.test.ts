/** Multiplication of all pairs of bytes, and division's way from and to registers, against the second definitions. */
import { expect, test } from "vitest";
import { prove } from "../testing/proof/exhaustive.ts";
import { PROOFS } from "../testing/proof/list.ts";

test.each(PROOFS.multiplyDivide)("$row", (proof) => expect(prove(proof).differences).toEqual([]));
