/**
 * Changes of memory on their way from one process to another: three arrays for a whole answer. A contract that writes every fourth byte
 * of its stack makes a quarter of a million runs, and as many objects take a minute to travel.
 */
import type { Observation, Run } from "../../oracle/index.ts";

export interface PackedChanges {
  /** Runs of each observation. */
  readonly counts: Uint32Array;
  /** Of each run. */
  readonly at: BigUint64Array;
  readonly sizes: Uint32Array;
  /** Of all runs, one behind the other. */
  readonly bytes: Uint8Array;
}

export type Unchanged = Omit<Observation, "changes">;

export function packChanges(observations: readonly Observation[]): PackedChanges {
  const runs = observations.flatMap(({ changes }) => changes);
  return {
    counts: Uint32Array.from(observations, ({ changes }) => changes.length),
    at: BigUint64Array.from(runs, ({ at }) => at),
    sizes: Uint32Array.from(runs, ({ bytes }) => bytes.length),
    bytes: Buffer.concat(runs.map(({ bytes }) => bytes)),
  };
}

export function unpackChanges(observations: readonly Unchanged[], packed: PackedChanges): Observation[] {
  const runs = unpackRuns(packed);
  let from = 0;
  return observations.map((one, n) => {
    const to = from + packed.counts[n]!;
    const changes = runs.slice(from, to);
    from = to;
    return { ...one, changes };
  });
}

function unpackRuns({ at, sizes, bytes }: PackedChanges): Run[] {
  let from = 0;
  return Array.from(sizes, (size, n) => {
    const run = { at: at[n]!, bytes: bytes.subarray(from, from + size) };
    from += size;
    return run;
  });
}
