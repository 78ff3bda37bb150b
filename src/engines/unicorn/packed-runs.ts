/** Runs of memory of many cases in four arrays: each small array by itself would cost 2 µs on its way between processes. */
import type { Run } from "../../../oracle/index.ts";
import { internedRuns, isRun } from "../../cases/interned.ts";

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

/** The runs of each case, in order: those that were expected where they are the same, else with bytes of their own. */
export function unpackRuns(
  { counts, at, lengths, bytes }: PackedRuns,
  expected?: readonly (readonly Run[])[],
): (readonly Run[])[] {
  let run = 0;
  let from = 0;
  const next = (known: Run | undefined): Run => {
    const [begin, address, size] = [from, at[run]!, lengths[run]!];
    from += size;
    run++;
    return isRun(known, address, bytes, begin, size) ? known! : { at: address, bytes: bytes.slice(begin, from) };
  };
  const all: (readonly Run[])[] = [];
  for (let n = 0; n < counts.length; n++) {
    const known = expected?.[n];
    const runs: Run[] = [];
    for (let k = 0; k < counts[n]!; k++) runs.push(next(known?.[k]));
    all.push(internedRuns(runs, known));
  }
  return all;
}
