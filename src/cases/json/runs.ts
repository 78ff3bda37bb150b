/** Runs of bytes at an address: `{"at":"0x10010","hex":"ff00"}`. */
import type { Run } from "../../../oracle/index.ts";
import { wrong } from "./error.ts";
import { bytes, bytesOf, hexOf, type Json, list, number, objectOf } from "./fields.ts";

const RUN_KEYS = new Set(["at", "hex"]);

export const endOf = ({ at, bytes }: Run): bigint => at + BigInt(bytes.length);

/** In ascending order. Throws FormatError when two overlap or one passes 2^64. */
export function readRuns(value: Json, place: string): Run[] {
  const runs = list(value, place).map((one, n) => readRun(one, `${place}[${n}]`));
  runs.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  for (let n = 1; n < runs.length; n++) {
    if (endOf(runs[n - 1]!) > runs[n]!.at) wrong(place, `has two runs with the byte at ${hexOf(runs[n]!.at)}`);
  }
  return runs;
}

function readRun(value: Json, place: string): Run {
  const fields = objectOf(value, place, RUN_KEYS);
  const run = { at: number(fields.at, `${place}.at`, 64), bytes: bytes(fields.hex, `${place}.hex`) };
  if (endOf(run) > 1n << 64n) wrong(place, "passes the end of the address space");
  return run;
}

export const writeRuns = (runs: readonly Run[]): { at: string; hex: string }[] =>
  runs.map((run) => ({ at: hexOf(run.at), hex: bytesOf(run.bytes) }));

/** Adjacent runs joined, empty ones left out: what case-format.md calls maximal runs. `runs` are ascending and do not overlap. */
export function joinRuns(runs: readonly Run[]): Run[] {
  const groups: Run[][] = [];
  for (const run of runs) {
    if (run.bytes.length === 0) continue;
    const last = groups.at(-1)?.at(-1);
    if (last && endOf(last) === run.at) groups.at(-1)!.push(run);
    else groups.push([run]);
  }
  return groups.map((group) => (group.length === 1 ? group[0]! : joined(group)));
}

const joined = (group: readonly Run[]): Run => ({
  at: group[0]!.at,
  bytes: new Uint8Array(Buffer.concat(group.map(({ bytes }) => bytes))),
});
