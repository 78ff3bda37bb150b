/** Addition, subtraction and logic of all pairs of bytes, with every carry, against the second definitions. */
import { expect, test } from "vitest";
import { prove } from "../testing/proof/exhaustive.ts";
import { PROOFS } from "../testing/proof/list.ts";

test.each([...PROOFS.arithmetic, ...PROOFS.logic])("$row", (proof) => expect(prove(proof).differences).toEqual([]));
