/**
 * What an engine answers, in the arrays of what was expected wherever it is the same: nothing is made anew for what agrees, and to compare
 * it is to look at identity. Bigints out of typed arrays are new objects each time, and nine of ten answers are what was expected.
 */
import type { Run } from "../../oracle/index.ts";
import { type Vectors, vectorHalves, vectorsFrom } from "./vectors.ts";

/** Memory of an engine's answer, in words of 64 bits and in their halves. */
export interface Words {
  readonly words: BigUint64Array;
  readonly halves: Uint32Array;
}

/** Both views of the same memory, which begins at a multiple of 8. */
export const viewsOf = ({ buffer, byteOffset, byteLength }: Uint8Array | BigUint64Array): Words => ({
  words: new BigUint64Array(buffer, byteOffset, byteLength >> 3),
  halves: new Uint32Array(buffer, byteOffset, byteLength >> 2),
});

const REGISTERS = 16;
/** Where known registers are laid out for comparison: halves are compared without making a bigint. */
const LAID_OUT = viewsOf(new BigUint64Array(REGISTERS));

/** Sixteen registers from word `at` on; `known` itself where they are those. */
export const registersAt = ({ words, halves }: Words, at: number, known?: readonly bigint[]): readonly bigint[] =>
  known && fit(known, MOST_REGISTER) && areHalves(halves, 2 * at, halvesOf(known)) ? known : sixteen(words, at);

/** Sixteen registers from `at` on. Array.from would walk an iterator: 2 µs more a case. */
export function sixteen(words: BigUint64Array, at: number): bigint[] {
  const out: bigint[] = [];
  for (let n = 0; n < REGISTERS; n++) out.push(words[at + n]!);
  return out;
}

const MOST_REGISTER = (1n << 64n) - 1n;
const MOST_VECTOR = (1n << 128n) - 1n;

/** A value that a definition forgot to truncate is no register's: laid out it would look like one that is right. */
function fit(values: readonly bigint[], most: bigint): boolean {
  for (const value of values) if (value < 0n || value > most) return false;
  return true;
}

function halvesOf(registers: readonly bigint[]): Uint32Array {
  for (let n = 0; n < REGISTERS; n++) LAID_OUT.words[n] = registers[n]!;
  return LAID_OUT.halves;
}

/** Whether all of `expected` stands in `halves` from `at` on. */
function areHalves(halves: Uint32Array, at: number, expected: Uint32Array): boolean {
  for (let n = 0; n < expected.length; n++) if (halves[at + n] !== expected[n]) return false;
  return true;
}

/** Sixteen vectors from half `at` on: those of the start, or those that were expected, where they are the same. */
export function vectorsAt(halves: Uint32Array, at: number, start: Vectors, known: Vectors = start): Vectors {
  if (areHalves(halves, at, vectorHalves(start))) return start;
  if (known !== start && fit(known, MOST_VECTOR) && areHalves(halves, at, vectorHalves(known))) return known;
  return vectorsFrom(new Uint8Array(halves.buffer, halves.byteOffset + 4 * at, 16 * start.length), start);
}

/** Whether this is the run: `size` bytes of `bytes` from `from` on. */
export function isRun(run: Run | undefined, at: bigint, bytes: Uint8Array, from: number, size: number): boolean {
  if (run?.bytes.length !== size || run.at !== at) return false;
  for (let n = 0; n < size; n++) if (run.bytes[n] !== bytes[from + n]) return false;
  return true;
}

/** `known` itself where every run of it was found to be one of them. */
export const internedRuns = (runs: readonly Run[], known: readonly Run[] | undefined): readonly Run[] =>
  known?.length === runs.length && runs.every((run, n) => run === known[n]) ? known : runs;
