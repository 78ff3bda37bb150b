/** Of two NaN operands, the first is the result. */
import { float } from "../../../oracle/index.ts";
import type { Difference } from "../difference.ts";
import { VECTORS } from "./fields.ts";
import { isFloat } from "./float-rules.ts";
import { ANY, type KnownDivergence, type Witnessed } from "./known.ts";
import { formatOf, lanesBefore, lanesIn } from "./lanes.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

export const nanChoice: KnownDivergence = {
  id: "unicorn-nan-choice",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "of two NaNs that with the larger significand is the result, as x87 has it, not that of the first operand",
  authority: ["SDM Vol. 1, table 4-7 Rules for Handling NaNs, rows of SSE", "silicon"],
  instructions: ANY,
  fields: VECTORS,
  applies: ({ instruction }) => instruction !== undefined && isFloat(instruction.row),
  excuses: isOtherNan,
};

/** Every lane that differs is a NaN, and became another one of the operands'. */
function isOtherNan({ expected, actual }: Difference, witnessed: Witnessed): boolean {
  const before = lanesBefore(witnessed);
  if (!before) return false;
  const format = formatOf(witnessed.instruction!);
  const nans = new Set(before.filter((lane) => isNan(format, lane)).map((lane) => lane | format.quiet));
  // a product of DPPS may be the indefinite NaN, and meet another one in the sum
  if (/^DPP/.test(witnessed.instruction!.row.mnemonic)) nans.add(format.indefinite);
  const theirs = lanesIn(format, BigInt(actual));
  return lanesIn(format, BigInt(expected)).every(
    (lane, n) => lane === theirs[n] || (isNan(format, lane) && nans.has(lane) && nans.has(theirs[n]!)),
  );
}

const isNan = (format: float.Format, lane: bigint): boolean => /quiet|signalling/.test(float.kindOf(format, lane));
