/** Arrays are shared where everything in them is the same, and only there: whoever looks at identity must not be told an agreement that is none. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Run } from "../../oracle/index.ts";
import { internedRuns, isRun, registersAt, vectorsAt, viewsOf } from "./interned.ts";
import { vectorBytes } from "./vectors.ts";

const word = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n });
const sixteen = fc.array(word, { minLength: 16, maxLength: 16 });
const BITS = Array.from({ length: 64 }, (_, n) => 1n << BigInt(n));

test("registers are the known array when all are the same, and what stands there otherwise", () => {
  fc.assert(
    fc.property(sixteen, fc.nat(3), (registers, at) => {
      const views = viewsOf(BigUint64Array.from([...new Array<bigint>(at).fill(7n), ...registers]));
      const known = [...registers];
      expect(registersAt(views, at, known)).toBe(known);
      expect(registersAt(views, at)).toEqual(registers);
    }),
  );
});

test("every bit of every register counts", () => {
  const known = new Array<bigint>(16).fill(0x8000_0000_7fff_ffffn);
  for (let n = 0; n < 16; n++)
    for (const bit of BITS) {
      const changed = known.with(n, known[n]! ^ bit);
      expect(registersAt(viewsOf(BigUint64Array.from(changed)), 0, known)).toEqual(changed);
    }
});

test("what does not fit is never the known array, however it would be laid out", () => {
  const right = new Array<bigint>(16).fill(5n);
  const views = viewsOf(BigUint64Array.from(right.with(1, (1n << 64n) - 1n)));
  const known = right.with(1, (1n << 64n) - 1n);
  expect(registersAt(views, 0, known)).toBe(known);
  for (const wrong of [known.with(0, (1n << 64n) + 5n), known.with(1, -1n)])
    expect(registersAt(views, 0, wrong)).toEqual(known);
  const { halves } = viewsOf(vectorBytes(known));
  for (const wrong of [known.with(0, (1n << 128n) + 5n), known.with(1, -1n)])
    expect(vectorsAt(halves, 0, right, wrong)).toEqual(known);
});

test("every bit of every vector counts; those of the start come before those that were expected", () => {
  const start = Array.from({ length: 16 }, (_, n) => (BigInt(n) << 96n) | 5n);
  const expected = start.with(15, 1n << 127n);
  const halves = (vectors: readonly bigint[]): Uint32Array => viewsOf(vectorBytes(vectors)).halves;
  expect(vectorsAt(halves([...start]), 0, start, expected)).toBe(start);
  expect(vectorsAt(halves([...expected]), 0, start, expected)).toBe(expected);
  for (let n = 0; n < 16; n++)
    for (const bit of [0n, 31n, 32n, 63n, 64n, 95n, 96n, 127n]) {
      const changed = expected.with(n, expected[n]! ^ (1n << bit));
      expect(vectorsAt(halves(changed), 0, start, expected)).toEqual(changed);
    }
});

test("a run is known by its address, its length and every byte", () => {
  const run: Run = { at: 8n, bytes: Uint8Array.of(1, 2, 3) };
  const bytes = Uint8Array.of(9, 1, 2, 3, 4);
  expect(isRun(run, 8n, bytes, 1, 3)).toBe(true);
  expect(isRun(run, 9n, bytes, 1, 3)).toBe(false);
  expect(isRun(run, 8n, bytes, 1, 2)).toBe(false);
  expect(isRun(run, 8n, bytes, 1, 4)).toBe(false);
  expect(isRun(undefined, 8n, bytes, 1, 0)).toBe(false);
  for (let n = 1; n <= 3; n++) expect(isRun(run, 8n, bytes.with(n, 0), 1, 3)).toBe(false);
});

test("runs are the known list when it has these and no more", () => {
  const [one, other]: [Run, Run] = [
    { at: 0n, bytes: Uint8Array.of(1) },
    { at: 2n, bytes: Uint8Array.of(1) },
  ];
  const known = [one, other];
  expect(internedRuns([one, other], known)).toBe(known);
  for (const runs of [[], [one], [one, { ...other }], [one, other, one]]) expect(internedRuns(runs, known)).toBe(runs);
});
