/** RCPPS, RSQRTPS and their like take denormal numbers for zeros. */
import { type Decoded, float, readOperand, type State, writeOperand } from "../../../oracle/index.ts";
import { VECTORS } from "./fields.ts";
import type { KnownDivergence } from "./known.ts";
import { lanesIn } from "./lanes.ts";
import { around, ruledBy } from "./rules.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

const NAMES = ["RCPPS", "RCPSS", "RSQRTPS", "RSQRTSS"];
const MASKS = 0x1f80;
const FTZ = 0x8000;

export const exactReciprocal: KnownDivergence = {
  id: "unicorn-exact-reciprocal",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason:
    "RCPPS, RSQRTPS and their like divide and take roots by the rules of MXCSR, and denormal operands and results are no zeros",
  authority: ["SDM Vol. 2B, RCPPS and RSQRTPS: denormal source values are treated as zeros", "silicon"],
  instructions: NAMES,
  fields: VECTORS,
  applies: ({ instruction }) => instruction !== undefined,
  instead: ({ machineCase }) => machineCase,
  by: ruledBy((row) =>
    NAMES.includes(row.mnemonic) ? around(row, (_, state, instruction) => executeExactly(state, instruction)) : row,
  ),
};

function executeExactly(state: State, { row, operands: [target, source] }: Decoded): void {
  const environment = float.environmentOf((state.mxcsr | MASKS) & ~FTZ);
  const reciprocal = (lane: bigint): bigint => float.divide(float.BINARY32, environment, ONE, lane).value;
  const root = (lane: bigint): bigint => float.squareRoot(float.BINARY32, environment, lane).value;
  const lanes = lanesIn(float.BINARY32, readOperand(state, source!)).slice(0, source!.width / 32);
  const values = lanes.map((lane) => reciprocal(row.mnemonic.startsWith("RSQRT") ? root(lane) : lane));
  writeOperand(
    state,
    target!,
    values.reduceRight((vector, value) => (vector << 32n) | value, 0n),
  );
}

const ONE = 0x3f80_0000n;
