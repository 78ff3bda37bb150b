/** `memory` of an outcome: the bytes that differ from the start of the case, and a digest in the place of very many. */
import { createHash } from "node:crypto";
import type { Run } from "../../../oracle/index.ts";
import type { MachineCase } from "../case.ts";
import { endOf, joinRuns, writeRuns } from "./runs.ts";

/** More than this many changed bytes are sent as a digest and the first of them (case-format.md). */
export const MOST_LISTED = 64 * 1024;
const LISTED_WITH_HASH = 4096;

export const sizeOf = (runs: readonly Run[]): number => runs.reduce((sum, { bytes }) => sum + bytes.length, 0);

/** SHA-256, in hex, over each maximal run in ascending order: address and length as 64-bit little-endian numbers, then its bytes. */
export function memoryHash(runs: readonly Run[]): string {
  const hash = createHash("sha256");
  const head = Buffer.alloc(16);
  for (const { at, bytes } of runs) {
    head.writeBigUInt64LE(at, 0);
    head.writeBigUInt64LE(BigInt(bytes.length), 8);
    hash.update(head).update(bytes);
  }
  return hash.digest("hex");
}

/** `memory`, and `memoryHash` when there is too much of it. */
export function writeChanged(
  runs: readonly Run[],
  hash?: string,
): { memory: ReturnType<typeof writeRuns>; memoryHash?: string } {
  if (hash !== undefined) return { memory: writeRuns(runs), memoryHash: hash };
  if (sizeOf(runs) <= MOST_LISTED) return { memory: writeRuns(runs) };
  return { memory: writeRuns(firstBytes(runs, LISTED_WITH_HASH)), memoryHash: memoryHash(runs) };
}

function firstBytes(runs: readonly Run[], most: number): Run[] {
  const out: Run[] = [];
  for (let left = most, n = 0; left > 0 && n < runs.length; n++) {
    const run = { at: runs[n]!.at, bytes: runs[n]!.bytes.subarray(0, left) };
    out.push(run);
    left -= run.bytes.length;
  }
  return out;
}

/** Maximal runs of the bytes that really differ from the start: a program may well list whole regions. `runs` ascend and do not overlap. */
export function normaliseChanged(runs: readonly Run[], machineCase: MachineCase): Run[] {
  return joinRuns(joinRuns(runs).flatMap((run) => differing(run, startOf(run, machineCase))));
}

/** What stood at the bytes of `run` at the start; zero where nothing was given. */
function startOf(run: Run, { memory, code, at }: MachineCase): Uint8Array {
  const start = new Uint8Array(run.bytes.length);
  for (const region of memory) for (const given of region.runs) overlay(start, run.at, given);
  overlay(start, run.at, { at, bytes: code });
  return start;
}

function overlay(target: Uint8Array, targetAt: bigint, source: Run): void {
  const from = source.at > targetAt ? source.at : targetAt;
  const to = min(endOf(source), targetAt + BigInt(target.length));
  if (from >= to) return;
  target.set(source.bytes.subarray(Number(from - source.at), Number(to - source.at)), Number(from - targetAt));
}

const min = (one: bigint, other: bigint): bigint => (one < other ? one : other);

function differing({ at, bytes }: Run, start: Uint8Array): Run[] {
  const out: Run[] = [];
  for (let n = 0; n < bytes.length; n++) {
    if (bytes[n] === start[n]) continue;
    const from = n;
    while (n < bytes.length && bytes[n] !== start[n]) n++;
    out.push({ at: at + BigInt(from), bytes: bytes.subarray(from, n) });
  }
  return out;
}
