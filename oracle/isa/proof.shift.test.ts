/** Shifts and rotates of all bytes by all counts, with every carry and every flag that stays, against the second definitions. */
import { expect, test } from "vitest";
import { prove } from "../testing/proof/exhaustive.ts";
import { PROOFS } from "../testing/proof/list.ts";

test.each([...PROOFS.shift, ...PROOFS.rotate])("$row", (proof) => expect(prove(proof).differences).toEqual([]));
