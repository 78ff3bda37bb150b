/** Which bytes of mapped memory differ from the start. */
import { joinRuns, PAGE_SIZE, type Run } from "../../../oracle/index.ts";
import type { Placed } from "./mapping.ts";

/** Memory now and before. */
export type Compared = Pick<Placed, "at" | "live" | "start" | "liveWords" | "startWords">;

/** Maximal runs, ascending; regions come in ascending order, and a run may go on in the next page or region. */
export function changedRuns(regions: readonly Placed[]): Run[] {
  const runs: Run[] = [];
  for (const region of regions) {
    for (let page = 0; page < region.live.length; page += PAGE_SIZE) {
      if (sameBytes(region, page)) continue;
      for (const run of runsIn(region, page)) runs.push(run);
    }
  }
  return joinRuns(runs);
}

/** One native comparison a page, 0.2 µs: looking at every byte of a case's memory would cost more than running the case. */
const sameBytes = ({ live, start }: Placed, page: number): boolean =>
  live.compare(start, page, page + PAGE_SIZE, page, page + PAGE_SIZE) === 0;

/** Maximal runs of the page at this offset, ascending. */
export function runsIn(region: Compared, page: number): Run[] {
  const { at, live } = region;
  const runs: Run[] = [];
  const end = page + PAGE_SIZE;
  for (let from = nextChange(region, page, end); from < end; ) {
    const to = endOfChange(region, from, end);
    runs.push({ at: at + BigInt(from), bytes: new Uint8Array(live.subarray(from, to)) });
    from = nextChange(region, to, end);
  }
  return runs;
}

/** The first changed byte of [from, end), or `end`; equal words are passed over whole. */
function nextChange({ live, start, liveWords, startWords }: Compared, from: number, end: number): number {
  let at = from;
  while ((at & 3) !== 0 && live[at] === start[at]) at++;
  if ((at & 3) !== 0) return at;
  let word = at >> 2;
  const last = end >> 2;
  while (word < last && liveWords[word] === startWords[word]) word++;
  at = word << 2;
  while (at < end && live[at] === start[at]) at++;
  return at;
}

function endOfChange({ live, start }: Compared, from: number, end: number): number {
  let at = from;
  while (at < end && live[at] !== start[at]) at++;
  return at;
}
