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
  const defined = registers.map((value, n) => hex(value & ~(free?.registers[n] ?? 0n)));
  const flags = hex(rflags & ~(free?.rflags ?? 0));
  const mask = maskOf(free?.memory ?? []);
  const bytes = changes.flatMap((run) => definedBytes(run, mask));
  return `${reason} ${hex(at)} ${vector ?? fault ?? "-"} ${defined.join(" ")} ${flags} ${bytes.join(" ")}\n`;
}

/** Byte by byte, so that neighbours that are changed by two stores look like those changed by one. */
function definedBytes({ at, bytes }: Run, free: ReadonlyMap<bigint, number>): string[] {
  return Array.from(bytes, (byte, n) => `${hex(at + BigInt(n))}=${hex(byte & ~(free.get(at + BigInt(n)) ?? 0))}`);
}

function maskOf(runs: readonly Run[]): Map<bigint, number> {
  const mask = new Map<bigint, number>();
  for (const { at, bytes } of runs) bytes.forEach((byte, n) => void mask.set(at + BigInt(n), byte));
  return mask;
}

const hex = (value: bigint | number): string => value.toString(16);
