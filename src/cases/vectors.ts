/**
 * The vector state of cases and outcomes: sixteen numbers of 128 bits, and the same as the 256 bytes that engines load and return
 * (XMM0 first, little-endian). Cases share few arrays, told apart by identity, and a run that writes no vector returns the array of its case:
 * so nearly nothing of it is ever converted.
 */
import { INITIAL_MXCSR, ZERO_VECTORS } from "../../oracle/index.ts";
import type { MachineCase } from "./case.ts";

export type Vectors = readonly bigint[];

/** Bytes of sixteen XMM registers. */
export const VECTOR_BYTES = 256;

export const vectorsOf = ({ vectors = ZERO_VECTORS }: Pick<MachineCase, "vectors">): Vectors => vectors;

export const mxcsrOf = ({ mxcsr = INITIAL_MXCSR }: Pick<MachineCase, "mxcsr">): number => mxcsr;

/** The vector state with which a case begins, in the names of an outcome. */
export const startVectors = (one: MachineCase): { readonly vectors: Vectors; readonly mxcsr: number } => ({
  vectors: vectorsOf(one),
  mxcsr: mxcsrOf(one),
});

const BYTES = new WeakMap<Vectors, Uint8Array>();
const HALVES = new WeakMap<Vectors, Uint32Array>();

/** As bytes; the same array of bytes for the same vectors. Not to be written to. */
export function vectorBytes(vectors: Vectors): Uint8Array {
  const known = BYTES.get(vectors);
  if (known) return known;
  const words = new BigUint64Array(2 * vectors.length);
  for (const [n, vector] of vectors.entries()) {
    words[2 * n] = BigInt.asUintN(64, vector);
    words[2 * n + 1] = vector >> 64n;
  }
  const bytes = new Uint8Array(words.buffer);
  BYTES.set(vectors, bytes);
  return bytes;
}

/** The same in numbers of 32 bits, the lowest first. */
export function vectorHalves(vectors: Vectors): Uint32Array {
  const known = HALVES.get(vectors);
  if (known) return known;
  const { buffer, byteOffset, byteLength } = vectorBytes(vectors);
  const halves = new Uint32Array(buffer, byteOffset, byteLength >> 2);
  HALVES.set(vectors, halves);
  return halves;
}

/** The vectors of these bytes: `like` itself where they are the same. */
export function vectorsFrom(bytes: Uint8Array, like: Vectors): Vectors {
  if (Buffer.compare(bytes, vectorBytes(like)) === 0) return like;
  const [words, old] = [new BigUint64Array(bytes.slice().buffer), wordsOf(like)];
  const isSame = (n: number): boolean => words[n] === old[n];
  // few are written: the others need not be put together
  return like.map((vector, n) =>
    isSame(2 * n) && isSame(2 * n + 1) ? vector : (words[2 * n + 1]! << 64n) | words[2 * n]!,
  );
}

const wordsOf = (vectors: Vectors): BigUint64Array => new BigUint64Array(vectorBytes(vectors).buffer);

export const sameVectors = (one: Vectors, other: Vectors): boolean =>
  one === other || one.every((vector, n) => vector === other[n]);
