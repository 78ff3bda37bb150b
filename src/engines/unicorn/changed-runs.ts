/** Which bytes of mapped memory differ from the start. */
import type { Run } from "../../../oracle/index.ts";
import type { Placed } from "./mapping.ts";

/** Maximal runs, ascending; regions come in ascending order, and a run may go on in the next one. */
export function changedRuns(regions: readonly Placed[]): Run[] {
  const runs: Run[] = [];
  for (const region of regions) {
    if (region.live.equals(region.start)) continue;
    for (const run of runsOf(region)) append(runs, run);
  }
  return runs;
}

function append(runs: Run[], run: Run): void {
  const last = runs.at(-1);
  if (last && last.at + BigInt(last.bytes.length) === run.at) {
    runs[runs.length - 1] = { at: last.at, bytes: Uint8Array.from([...last.bytes, ...run.bytes]) };
  } else runs.push(run);
}

/** Compared by 256 bytes first: most of a region has not changed. */
const BLOCK = 256;

function* runsOf({ at, start, live }: Placed): Generator<Run> {
  let from = -1;
  const run = (to: number): Run => ({ at: at + BigInt(from), bytes: new Uint8Array(live.subarray(from, to)) });
  for (let block = 0; block < live.length; block += BLOCK) {
    if (from < 0 && live.compare(start, block, block + BLOCK, block, block + BLOCK) === 0) continue;
    for (let n = block; n < block + BLOCK; n++) {
      const differs = live[n] !== start[n];
      if (differs && from < 0) from = n;
      if (differs || from < 0) continue;
      yield run(n);
      from = -1;
    }
  }
  if (from >= 0) yield run(live.length);
}
