/** Behind VEX Unicorn executes what stands there without it (vex-ignored.ts), also where that is no matter of the oracle's. */
import { type Decoded, decode } from "../../../oracle/index.ts";
import { ENDING } from "./fields.ts";
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
    "behind VEX privileged opcodes of map 0F raise #GP, those of MPX do nothing, and LAR and LSL clear ZF, where #UD is due",
  authority: ["SDM Vol. 2A, 2.3: VEX", "silicon"],
  instructions: ANY,
  fields: ["ZF", ...ENDING],
  applies: (witnessed) =>
    witnessed.instruction === undefined && witnessed.expected.stop.fault === "#UD" && isAsWithoutVex(witnessed),
  excuses: ({ field, actual }, { actual: { stop, rip } }) =>
    field === "ZF" ? actual === "0" && stop.fault === undefined : field !== "rip" || rip === stop.at,
};

/** #GP where it stands, or the end behind it. */
function isAsWithoutVex({ oracle, machineCase, actual: { stop } }: Witnessed): boolean {
  const other = withoutVex(machineCase);
  const decoded = other && decode(oracle.machine.maps, other.code);
  if (typeof decoded !== "object") return false;
  if (stop.fault === "#GP") return isRefused(decoded, "privileged") && stop.at === machineCase.at;
  const isBehind = stop.at === machineCase.at + BigInt(decoded.length);
  const hasNothing = isRefused(decoded, "MPX") || isRefused(decoded, "segment selectors");
  return hasNothing && isBehind && stop.reason !== "fault";
}

const isRefused = ({ row: { status } }: Decoded, reason: string): boolean =>
  status.kind === "refused" && status.reason === reason;
