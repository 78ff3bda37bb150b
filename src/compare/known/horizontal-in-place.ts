/** Sums and differences of neighbours are made from the operands as they were before the instruction. */
import type { MachineCase } from "../../cases/case.ts";
import { vectorsOf } from "../../cases/vectors.ts";
import { VECTORS } from "./fields.ts";
import type { KnownDivergence, Witnessed } from "./known.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const horizontalInPlace: KnownDivergence = {
  id: "unicorn-horizontal-in-place",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "PHADD and PHSUB with the same register twice take for the upper half what they have put into the lower one",
  authority: ["SDM Vol. 2B, PHADDW/PHADDD, PHADDSW, PHSUBW/PHSUBD, PHSUBSW", "silicon"],
  instructions: ["PHADDW", "PHADDD", "PHADDSW", "PHSUBW", "PHSUBD", "PHSUBSW"],
  fields: VECTORS,
  applies: ({ instruction }) => sameRegisterTwice(instruction) !== undefined,
  excuses: ({ field, actual }, witnessed) =>
    field === `xmm${sameRegisterTwice(witnessed.instruction)}` && BigInt(actual) === laneAfterLane(witnessed),
};

function sameRegisterTwice(instruction: Witnessed["instruction"]): number | undefined {
  const [target, source] = instruction?.operands ?? [];
  const isSame = target?.kind === "vector" && source?.kind === "vector" && target.index === source.index;
  return isSame ? target.index : undefined;
}

/** What the register comes to when each lane is stored before the next one is computed. */
function laneAfterLane({ oracle, machineCase, instruction }: Witnessed): bigint {
  const index = sameRegisterTwice(instruction)!;
  const width = instruction!.row.mnemonic.endsWith("D") ? 32n : 16n;
  let value = vectorsOf(machineCase)[index]!;
  for (let at = 0n; at < 128n; at += width) {
    const lane = ((1n << width) - 1n) << at;
    const whole = oracle.run(withVector(machineCase, index, value)).vectors![index]!;
    value = (value & ~lane) | (whole & lane);
  }
  return value;
}

const withVector = (machineCase: MachineCase, index: number, value: bigint): MachineCase => ({
  ...machineCase,
  vectors: vectorsOf(machineCase).with(index, value),
});
