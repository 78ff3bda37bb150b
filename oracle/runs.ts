/** Runs of bytes that go on in one another, as one: in time that is linear in the bytes, however many pages they cross. */
import type { Run } from "./memory.ts";

/** `pieces` ascend and do not overlap. Those that have no neighbour are handed on as they are. */
export function joinRuns(pieces: readonly Run[]): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < pieces.length; ) {
    const to = endOfGroup(pieces, from);
    runs.push(to - from === 1 ? pieces[from]! : joined(pieces.slice(from, to)));
    from = to;
  }
  return runs;
}

/** Behind the last piece that goes on from `from`. */
function endOfGroup(pieces: readonly Run[], from: number): number {
  let to = from + 1;
  while (to < pieces.length && endOf(pieces[to - 1]!) === pieces[to]!.at) to++;
  return to;
}

const endOf = ({ at, bytes }: Run): bigint => at + BigInt(bytes.length);

function joined(group: readonly Run[]): Run {
  const bytes = new Uint8Array(group.reduce((size, run) => size + run.bytes.length, 0));
  let offset = 0;
  for (const run of group) {
    bytes.set(run.bytes, offset);
    offset += run.bytes.length;
  }
  return { at: group[0]!.at, bytes };
}
