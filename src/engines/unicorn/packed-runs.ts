/** Runs of memory of many cases in four arrays: each small array by itself would cost 2 µs on its way between processes. */
import type { Run } from "../../../oracle/index.ts";

export interface PackedRuns {
  /** Runs of each case. */
  readonly counts: Uint32Array;
  readonly at: BigUint64Array;
  readonly lengths: Uint32Array;
  /** All bytes, one run after the other. */
  readonly bytes: Uint8Array;
}

export function packRuns(cases: readonly (readonly Run[])[]): PackedRuns {
  const runs = cases.flat();
  return {
    counts: Uint32Array.from(cases, ({ length }) => length),
    at: BigUint64Array.from(runs, ({ at }) => at),
    lengths: Uint32Array.from(runs, ({ bytes }) => bytes.length),
    bytes: new Uint8Array(Buffer.concat(runs.map(({ bytes }) => bytes))),
  };
}

/** The runs of each case, in order. Their bytes are copies of their own. */
export function unpackRuns({ counts, at, lengths, bytes }: PackedRuns): Run[][] {
  let run = 0;
  let from = 0;
  return Array.from(counts, (count) =>
    Array.from({ length: count }, () => {
      const length = lengths[run]!;
      from += length;
      return { at: at[run++]!, bytes: bytes.slice(from - length, from) };
    }),
  );
}
