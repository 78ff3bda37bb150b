/**
 * The transformations of AES (FIPS-197, 5). A state is 16 bytes, column by column: byte `row + 4 * column`, the first byte of a block
 * in the lowest bits of its vector.
 */
import { fromLanes, lanesOf } from "../vector.ts";
import { inverse, times } from "./galois.ts";

type Bytes = readonly number[];

export const bytesOf = (vector: bigint): number[] => lanesOf(8, vector).map(Number);
export const vectorOf = (bytes: Bytes): bigint => fromLanes(8, bytes.map(BigInt));

const rotateLeft = (byte: number, count: number): number => ((byte << count) | (byte >> (8 - count))) & 0xff;

/** The affine map of the S-box: every bit becomes the sum of itself and the four above it, cyclically, and of a bit of 63. */
const affine = (byte: number): number => [0, 1, 2, 3, 4].reduce((sum, count) => sum ^ rotateLeft(byte, count), 0x63);

const S_BOX = Array.from({ length: 256 }, (_, byte) => affine(inverse(byte)));
const INVERSE_S_BOX = Array.from({ length: 256 }, (_, byte) => S_BOX.indexOf(byte));

/** SubBytes: the multiplicative inverse of every byte, then the affine map. */
export const substitute = (bytes: Bytes): number[] => bytes.map((byte) => S_BOX[byte]!);

/** InvSubBytes. */
export const substituteBack = (bytes: Bytes): number[] => bytes.map((byte) => INVERSE_S_BOX[byte]!);

/** ShiftRows: row r moves left by r columns. */
export const shiftRows = (state: Bytes): number[] => state.map((_, n) => state[(n + 4 * (n % 4)) % 16]!);

/** InvShiftRows: row r moves right by r columns. */
export const shiftRowsBack = (state: Bytes): number[] => state.map((_, n) => state[(n + 12 * (n % 4)) % 16]!);

/** Every column times a matrix whose first row is `factors` and whose every other row is the one above, moved right by one. */
const multiplyColumns =
  (factors: Bytes) =>
  (state: Bytes): number[] =>
    state.map((_, n) => {
      const [row, top] = [n % 4, n - (n % 4)];
      return [0, 1, 2, 3].reduce((sum, k) => sum ^ times(state[top + k]!, factors[(k - row + 4) % 4]!), 0);
    });

/** MixColumns. */
export const mixColumns = multiplyColumns([2, 3, 1, 1]);

/** InvMixColumns. */
export const mixColumnsBack = multiplyColumns([14, 11, 13, 9]);
