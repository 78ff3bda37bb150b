/** Behind VEX Unicorn executes what stands there without it (vex-ignored.ts), also where that is no matter of the oracle's. */
import { decode } from "../../../oracle/index.ts";
import { ACCESS, ENDING } from "./fields.ts";
import { ANY, type KnownDivergence, type Witnessed } from "./known.ts";
import { ALL_SEEN } from "./versions.ts";
import { withoutVex } from "./vex-ignored.ts";
import { SILICON } from "./witness.ts";

export const vexRefused: KnownDivergence = {
  id: "unicorn-vex-refused",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  witness: SILICON,
  reason:
    "behind VEX privileged opcodes of map 0F raise #GP, and those of features that it has not do nothing, where #UD is due",
  authority: ["SDM Vol. 2A, 2.3: VEX", "silicon"],
  instructions: ANY,
  fields: [...ENDING, ...ACCESS],
  applies: (witnessed) => witnessed.instruction === undefined && isUndefined(witnessed) && isRefused(witnessed),
  excuses: ({ field }, { actual: { stop, rip } }) => field !== "rip" || rip === stop.at,
};

const isUndefined = ({ expected: { stop } }: Witnessed): boolean => stop.fault === "#UD";

/** The oracle has not what these bytes are without VEX. */
function isRefused({ oracle, machineCase }: Witnessed): boolean {
  const other = withoutVex(machineCase);
  const decoded = other && decode(oracle.machine.maps, other.code);
  return typeof decoded === "object" && decoded.row.status.kind !== "implemented";
}
