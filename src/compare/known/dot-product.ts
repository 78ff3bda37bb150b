/** DPPS and DPPD add products as neighbours, then the sums; what is not selected is +0 in its place. */
import { type Decoded, float, readOperand, type State, writeOperand } from "../../../oracle/index.ts";
import { ENDING, VECTORS } from "./fields.ts";
import { byFloatRules } from "./float-rules.ts";
import type { KnownDivergence } from "./known.ts";
import { formatOf, lanesIn } from "./lanes.ts";
import { around, ruledBy } from "./rules.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const dotProduct: KnownDivergence = {
  id: "unicorn-dot-product",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "DPPS and DPPD add the selected products one after the other, beginning with +0",
  authority: ["SDM Vol. 2A, DPPS and DPPD, Operation", "silicon"],
  instructions: ["DPPS", "DPPD"],
  fields: [...VECTORS, "mxcsr", ...ENDING],
  applies: ({ actual }) => actual.stop.reason === "until",
  instead: ({ machineCase }) => machineCase,
  by: (oracle) => byFloatRules(inOrder(oracle)),
};

const MASKS = 0x1f80;

/** Products whose bit in the upper half of `selected` is set, added from lane 0 up. */
function sumOf(format: float.Format, mxcsr: number, left: bigint[], right: bigint[], selected: number): bigint {
  const environment = float.environmentOf(mxcsr | MASKS);
  return left.reduce((sum, lane, n) => {
    if (!((selected >> (4 + n)) & 1)) return sum;
    const { value } = float.multiply(format, environment, lane, right[n]!);
    return float.add(format, environment, sum, value).value;
  }, 0n);
}

function executeInOrder(state: State, instruction: Decoded): void {
  const [target, source, immediate] = instruction.operands;
  const format = formatOf(instruction);
  const [left, right] = [target!, source!].map((operand) => lanesIn(format, readOperand(state, operand)));
  const control = Number(readOperand(state, immediate!));
  const sum = sumOf(format, state.mxcsr, left!, right!, control);
  const lanes = left!.map((_, n) => ((control >> n) & 1 ? sum : 0n));
  writeOperand(
    state,
    target!,
    lanes.reduceRight((vector, lane) => (vector << BigInt(format.width)) | lane, 0n),
  );
}

/** Made of the oracle's own sums and products, in another order; what else Unicorn does otherwise with floats is around it. */
const inOrder = ruledBy((row) =>
  /^DPP[SD]$/.test(row.mnemonic) ? around(row, (_, state, instruction) => executeInOrder(state, instruction)) : row,
);
