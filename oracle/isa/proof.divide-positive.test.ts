/** IDIV by a byte: all dividends from 0 to 32,767 by all 256 divisors. The negative ones are in a file of their own, so that both run at once. */
import { expect, test } from "vitest";
import { divideAll } from "../testing/proof/divide-all.ts";
import { divideSigned } from "./multiply-divide.ts";

test("quotient, remainder, and which are #DE", () => {
  const { divisions, errors, differences } = divideAll(divideSigned, { signed: true, negative: false, last: 32767 });
  expect(differences).toEqual([]);
  // quotients go to 127 and to -128: 128 * d dividends for a positive divisor d, 129 * d for a negative one of that magnitude
  expect(divisions).toBe(128 * ((127 * 128) / 2) + 129 * ((128 * 129) / 2));
  expect(divisions + errors).toBe(2 ** 15 * 2 ** 8);
});
