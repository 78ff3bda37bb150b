/** Every proven row at 16, 32 and 64 bits, with any registers: the byte proofs' second definitions work at any width. */
import { expect, test } from "vitest";
import { nameOf, TO_PROVE } from "../testing/proof/scope.ts";
import { agrees, hasRegisterForm, sizesOf } from "../testing/proof/wide.ts";

const ROWS = TO_PROVE.filter(hasRegisterForm);

/** Multiplying and dividing 64 bits wire by wire takes 0.2 ms. */
const RUNS = 60;

test.each([...new Set(ROWS.map(({ mnemonic }) => mnemonic))])("%s", (mnemonic) => {
  for (const row of ROWS.filter((candidate) => candidate.mnemonic === mnemonic)) {
    for (const size of sizesOf(row)) agrees(row, size, RUNS);
  }
});

test("only moves from and to absolute addresses have no register form", () => {
  const without = TO_PROVE.filter((row) => !hasRegisterForm(row));
  expect(without.map(nameOf).map((name) => name.slice(0, 2))).toEqual(["A0", "A1", "A2", "A3"]);
});
