/** The oracle's states at every `int` and at the end, as a digest that an expectation can keep. */
import { createHash } from "node:crypto";
import type { Observation, Run } from "../../oracle/index.ts";
import type { EngineAnswer } from "../contracts/request.ts";
import type { ExpectedStates } from "./expectations.ts";

/** What an expectation keeps of the oracle's run. */
export const recordedOf = ({ observations, result }: EngineAnswer): ExpectedStates => ({
  ...statesOf(observations),
  gas: result.gasUsed,
});

/**
 * One line a stop: what stopped, registers, flags, bytes changed since the stop before. Bits that the architecture leaves
 * undefined count as 0. A stop at the limit of steps is left out: engines count steps differently.
 */
export function statesOf(observations: readonly Observation[]): ExpectedStates {
  const hash = createHash("sha256");
  for (const one of observations) if (one.stop.reason !== "limit") hash.update(stateLine(one));
  const ints = observations.filter(({ stop }) => stop.reason === "interrupt").length;
  return { ints, sha256: hash.digest("hex") };
}

function stateLine({ stop, registers, rflags, changes, undefined: free }: Observation): string {
  const { reason, at, vector, fault } = stop;
  const defined = free ? registers.map((value, n) => value & ~free.registers[n]!) : registers;
  const flags = hex(rflags & ~(free?.rflags ?? 0));
  const mask = maskOf(free?.memory ?? []);
  const bytes = changes.filter((run) => run.bytes.length > 0).map((run) => definedBytes(run, mask));
  const words = defined.map(hex).join(" ");
  return `${reason} ${hex(at)} ${vector ?? fault ?? "-"} ${words} ${flags} ${bytes.join(" ")}\n`;
}

/** Byte by byte, so that neighbours that are changed by two stores look like those changed by one. */
function definedBytes({ at, bytes }: Run, free: ReadonlyMap<bigint, number>): string {
  const defined = free.size === 0 ? bytes : bytes.map((byte, n) => byte & ~(free.get(at + BigInt(n)) ?? 0));
  // numbers are ten times as fast as bigints here, and exact up to 2^53
  const first = at < EXACT ? Number(at) : undefined;
  let text = "";
  defined.forEach((byte, n) => {
    text += `${n > 0 ? " " : ""}${hex(first === undefined ? at + BigInt(n) : first + n)}=${HEX[byte]}`;
  });
  return text;
}

/** Changes take fewer than 2^32 bytes. */
const EXACT = 1n << 52n;
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16));

function maskOf(runs: readonly Run[]): Map<bigint, number> {
  const mask = new Map<bigint, number>();
  for (const { at, bytes } of runs) bytes.forEach((byte, n) => void mask.set(at + BigInt(n), byte));
  return mask;
}

const hex = (value: bigint | number): string => value.toString(16);
