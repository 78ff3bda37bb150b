/** All bytes of an instruction are fetched before anything is decided about it. */
import { buildMaps, decode, PAGE_SIZE, TABLE } from "../../../oracle/index.ts";
import type { MachineCase, Outcome } from "../../cases/case.ts";
import { ACCESS } from "./fields.ts";
import { ANY, type KnownDivergence, type Witnessed } from "./known.ts";
import { ALL_SEEN } from "./versions.ts";

const MAPS = buildMaps(TABLE);
const LONGEST = 15;

export const fetchedPartly: KnownDivergence = {
  id: "unicorn-fetched-partly",
  engines: ["unicorn"],
  versions: ALL_SEEN,
  wrong: "unicorn",
  reason:
    "#UD, #GP of a privileged instruction and faults of a memory operand come before the fault of an instruction that passes 15 bytes or the end of its page; that of the next page comes before that of the 15 bytes",
  authority: ["SDM Vol. 2B, 2.3.11 and Vol. 3A, table 6-2: faults from fetching come first", "silicon"],
  instructions: ANY,
  fields: ["fault", ...ACCESS],
  applies: (witnessed) => {
    const { machineCase, expected, actual } = witnessed;
    if (expected.stop.at !== actual.stop.at || expected.stop.reason !== "fault") return false;
    const failure = decode(MAPS, machineCase.code);
    if (failure === "truncated") return isDecidedEarly(machineCase, actual);
    return failure === "too-long" && (reachesNextPage(witnessed) || isFaultOfShortened(witnessed));
  },
};

/** Whatever the missing bytes are, the oracle has no such instruction. */
function isDecidedEarly({ code }: MachineCase, { stop }: Outcome): boolean {
  const completed = new Uint8Array(LONGEST);
  completed.set(code);
  const decoded = decode(MAPS, completed);
  const isThere = typeof decoded === "object" && decoded.row.status.kind === "implemented";
  return !isThere && (stop.fault === "#UD" || stop.fault === "#GP");
}

/** The sixteenth byte lies in the next page. */
const reachesNextPage = ({ machineCase: { at }, actual: { stop } }: Witnessed): boolean =>
  stop.fault === "#PF" &&
  stop.access === "execute" &&
  stop.address === at + BigInt(LONGEST) &&
  stop.address % BigInt(PAGE_SIZE) === 0n;

/** The fault that the instruction has without its first prefixes, as few as bring it down to 15 bytes. */
function isFaultOfShortened({ oracle, machineCase, actual }: Witnessed): boolean {
  for (let dropped = 1; dropped < LONGEST; dropped++) {
    const code = machineCase.code.subarray(dropped);
    if (decode(MAPS, code) === "too-long") continue;
    const at = machineCase.at + BigInt(dropped);
    const { stop } = oracle.run({ ...machineCase, code, at, limit: 1 });
    return stop.reason === "fault" && isSameFault(stop, actual.stop);
  }
  return false;
}

const isSameFault = (one: Outcome["stop"], other: Outcome["stop"]): boolean =>
  one.fault === other.fault && one.access === other.access && pageOf(one.address) === pageOf(other.address);

const pageOf = (address: bigint | undefined): bigint | undefined =>
  address === undefined ? undefined : address / BigInt(PAGE_SIZE);
