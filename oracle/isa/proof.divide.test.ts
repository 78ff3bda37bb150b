/** DIV by a byte: all 65,536 dividends by all 256 divisors. */
import { expect, test } from "vitest";
import { divideAll } from "../testing/proof/divide-all.ts";
import { divide } from "./multiply-divide.ts";

test("quotient, remainder, and which are #DE", () => {
  const { divisions, errors, differences } = divideAll(divide, { signed: false, negative: false, last: 65535 });
  expect(differences).toEqual([]);
  // a divisor d has 256 * d dividends with a quotient below 256
  expect(divisions).toBe(256 * ((255 * 256) / 2));
  expect(divisions + errors).toBe(2 ** 24);
});
