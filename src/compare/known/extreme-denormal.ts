/** With DAZ, MINPS, MAXPS and their like give denormal operands as zeros. */
import { float } from "../../../oracle/index.ts";
import { mxcsrOf } from "../../cases/vectors.ts";
import type { Difference } from "../difference.ts";
import { VECTORS } from "./fields.ts";
import type { KnownDivergence, Witnessed } from "./known.ts";
import { formatOf, lanesBefore, lanesIn } from "./lanes.ts";
import { ALL_SEEN } from "./versions.ts";
import { SILICON } from "./witness.ts";

const DAZ = 0x40;

export const extremeDenormal: KnownDivergence = {
  id: "unicorn-extreme-denormal",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason: "with DAZ, a denormal operand that MIN or MAX selects is the result as it is, not as a zero",
  authority: ["SDM Vol. 1, 10.2.3.4 Denormals-Are-Zeros", "silicon"],
  instructions: ["MINPS", "MINSS", "MINPD", "MINSD", "MAXPS", "MAXSS", "MAXPD", "MAXSD"],
  fields: VECTORS,
  applies: ({ machineCase }) => (mxcsrOf(machineCase) & DAZ) !== 0,
  excuses: isDenormalOperand,
};

/** Every lane that differs is a zero, and became a denormal lane of the operands; of its sign, unless both count as zeros. */
function isDenormalOperand({ expected, actual }: Difference, witnessed: Witnessed): boolean {
  const before = lanesBefore(witnessed);
  if (!before) return false;
  const format = formatOf(witnessed.instruction!);
  const theirs = lanesIn(format, BigInt(actual));
  return lanesIn(format, BigInt(expected)).every(
    (lane, n) =>
      lane === theirs[n] ||
      (float.kindOf(format, theirs[n]!) === "denormal" &&
        (theirs[n]! & format.sign) === lane &&
        before.includes(theirs[n]!)),
  );
}
