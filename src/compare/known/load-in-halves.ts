/** A load of 128 bits that faults leaves the register as it was. */
import { isCanonical, linearAddress } from "../../../oracle/index.ts";
import { vectorsOf } from "../../cases/vectors.ts";
import { VECTORS } from "./fields.ts";
import type { KnownDivergence, Witnessed } from "./known.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

/** Bytes of a half. */
const HALF = 8;
const LOW = (1n << 64n) - 1n;

export const loadInHalves: KnownDivergence = {
  id: "unicorn-load-in-halves",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "a move of 128 bits from memory whose upper half faults has already loaded the lower one",
  authority: ["SDM Vol. 3A, 6.5 Exception Classifications: a fault leaves the state as it was"],
  instructions: [
    ...["MOVAPS", "MOVUPS", "MOVAPD", "MOVUPD", "MOVDQA", "MOVDQU", "LDDQU", "MOVNTDQA"],
    ...["MOVSLDUP", "MOVSHDUP"],
  ],
  fields: VECTORS,
  applies: ({ expected, actual }) => expected.stop.reason === "fault" && actual.stop.reason === "fault",
  excuses: ({ field, actual }, witnessed) => {
    const index = targetOf(witnessed);
    return index !== undefined && field === `xmm${index}` && BigInt(actual) === lowHalfLoaded(witnessed, index);
  },
};

function targetOf({ instruction }: Witnessed): number | undefined {
  const target = instruction?.operands[0];
  return target?.kind === "vector" ? target.index : undefined;
}

/** The register with its lower half from memory; undefined where that half is in no page. */
function lowHalfLoaded({ oracle, machineCase, instruction }: Witnessed, index: number): bigint | undefined {
  const source = instruction!.operands[1];
  if (source?.kind !== "memory") return undefined;
  const state = oracle.start(machineCase);
  state.nextRip = machineCase.at + BigInt(instruction!.length);
  const address = linearAddress(state, source);
  const bytes = isCanonical(address) ? state.memory.peek(address, HALF) : undefined;
  const low = bytes?.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
  return low === undefined ? undefined : (vectorsOf(machineCase)[index]! & ~LOW) | low;
}
