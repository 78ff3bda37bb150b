/** GFNI: sixteen bytes at once, as elements of a field of 256 or as vectors of eight bits (SDM 2A GF2P8*). */
import { rows } from "../table.ts";
import { bytesOf, vectorOf } from "./aes-rounds.ts";
import { inverse, times } from "./galois.ts";
import { replacing } from "./vector-operands.ts";

/** GF2P8MULB: products in the field of AES. */
export function multiplyBytes(left: bigint, right: bigint): bigint {
  const factors = bytesOf(right);
  return vectorOf(bytesOf(left).map((byte, n) => times(byte, factors[n]!)));
}

/** GF2P8AFFINEQB: every byte times the bit matrix in the same quadword of `matrices`, plus `constant`. */
export const transformBytes = (vector: bigint, matrices: bigint, constant: bigint): bigint =>
  affine(bytesOf(vector), matrices, constant);

/** GF2P8AFFINEINVQB: the same of the bytes' inverses in the field. */
export const transformInverses = (vector: bigint, matrices: bigint, constant: bigint): bigint =>
  affine(bytesOf(vector).map(inverse), matrices, constant);

function affine(bytes: readonly number[], matrices: bigint, constant: bigint): bigint {
  const rowsOfBits = bytesOf(matrices);
  return vectorOf(
    bytes.map((byte, n) => {
      const first = n - (n % 8);
      return timesMatrix(rowsOfBits.slice(first, first + 8), byte) ^ Number(constant);
    }),
  );
}

/** Bit n of the product is the sum of the bits that row 7 - n selects: the matrix has the row of the highest bit in its lowest byte. */
const timesMatrix = (matrix: readonly number[], byte: number): number =>
  matrix.reduce((product, row, n) => product | (sumOfBits(row & byte) << (7 - n)), 0);

const sumOfBits = (byte: number): number => [0, 1, 2, 3, 4, 5, 6, 7].reduce((sum, n) => sum ^ ((byte >> n) & 1), 0);

const gfni = (mnemonic: string) => ({ feature: "gfni", section: `SDM 2A ${mnemonic}` });

export const gfniRows = [
  ...rows(replacing(multiplyBytes), gfni("GF2P8MULB"), "66 0F 38 CF /r  GF2P8MULB Vdq, Wdq"),
  ...rows(replacing(transformBytes), gfni("GF2P8AFFINEQB"), "66 0F 3A CE /r ib  GF2P8AFFINEQB Vdq, Wdq, Ib"),
  ...rows(replacing(transformInverses), gfni("GF2P8AFFINEINVQB"), "66 0F 3A CF /r ib  GF2P8AFFINEINVQB Vdq, Wdq, Ib"),
];
