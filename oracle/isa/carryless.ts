/** PCLMULQDQ: products of polynomials over bits (SDM 2B PCLMULQDQ). */
import { rows } from "../table.ts";
import { laneOf } from "../vector.ts";
import { replacing } from "./vector-operands.ts";

/** The carry-less product of two quadwords, 127 bits: addition of the shifted multiplicands is XOR. */
export function carrylessProduct(left: bigint, right: bigint): bigint {
  let [product, shifted] = [0n, left];
  for (let rest = right; rest; rest >>= 1n, shifted <<= 1n) if (rest & 1n) product ^= shifted;
  return product;
}

/** PCLMULQDQ: bit 0 of the immediate selects the quadword of the first operand, bit 4 that of the second; the other bits are ignored. */
export const multiplySelected = (first: bigint, second: bigint, control: bigint): bigint =>
  carrylessProduct(laneOf(64, first, control & 1n ? 1 : 0), laneOf(64, second, control & 16n ? 1 : 0));

export const carrylessRows = rows(
  replacing(multiplySelected),
  { feature: "pclmulqdq", section: "SDM 2B PCLMULQDQ" },
  "66 0F 3A 44 /r ib  PCLMULQDQ Vdq, Wdq, Ib",
);
