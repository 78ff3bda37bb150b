/** Whether two lists of runs are the same bytes at the same addresses. */
import type { Run } from "../../oracle/index.ts";

export function sameRuns(left: readonly Run[], right: readonly Run[]): boolean {
  if (left === right) return true;
  if (left.length !== right.length) return false;
  return left.every((run, n) => run.at === right[n]!.at && sameBytes(run.bytes, right[n]!.bytes));
}

/** Most runs are a register long: a call into the runtime would cost more than looking. */
function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length > 64) return Buffer.compare(left, right) === 0;
  for (let n = 0; n < left.length; n++) if (left[n] !== right[n]) return false;
  return left.length === right.length;
}
