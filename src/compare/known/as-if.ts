/** Other cases to hold an engine's outcome against: the same instruction where the access that failed is allowed. */
import { flags, PAGE_SIZE } from "../../../oracle/index.ts";
import type { MachineCase, Outcome, Region } from "../../cases/case.ts";
import { codePages } from "../../cases/layout.ts";
import type { Difference } from "../difference.ts";
import type { Witnessed } from "./known.ts";

/** An operand straddles at most two pages; ENTER copies at most 31 words from one place to another. */
const MOST_PAGES = 4;

/** The case with every page that its instruction failed to access made readable and writable. */
export function permitted({ oracle, machineCase }: Witnessed): MachineCase {
  let allowed = machineCase;
  for (let n = 0; n < MOST_PAGES; n++) {
    const { stop } = oracle.run(allowed);
    if (stop.address === undefined || stop.access === "execute") break;
    allowed = withPage(allowed, stop.address);
  }
  return allowed;
}

/** What came of each; several differences of one step ask for it. */
const COMPLETED = new WeakMap<Witnessed, Outcome>();

/** The outcome of the instruction when every access is allowed. */
export function completed(witnessed: Witnessed): Outcome {
  const known = COMPLETED.get(witnessed) ?? witnessed.oracle.run(permitted(witnessed));
  COMPLETED.set(witnessed, known);
  return known;
}

function withPage(machineCase: MachineCase, address: bigint): MachineCase {
  const { memory } = machineCase;
  if (memory.some((region) => covers(region, address)))
    return { ...machineCase, memory: memory.map((region) => (covers(region, address) ? writable(region) : region)) };
  const code = codePages(machineCase);
  return { ...machineCase, memory: [...memory, covers(code, address) ? writable(code) : dataPage(address)] };
}

/** A region that could be executed still can; pages of the code alone become one. */
const writable = ({ at, size, access = "rx", runs = [] }: Pick<Region, "at" | "size"> & Partial<Region>): Region => ({
  at,
  size,
  access: access.endsWith("x") ? "rwx" : "rw",
  runs,
});

const dataPage = (address: bigint): Region => ({
  at: address - (address % BigInt(PAGE_SIZE)),
  size: PAGE_SIZE,
  access: "rw",
  runs: [],
});

const covers = ({ at, size }: Pick<Region, "at" | "size">, address: bigint): boolean =>
  at <= address && address < at + BigInt(size);

/** Whether a flag that the engine shows is the one in `outcome`, or undefined there. */
export function isFlagOf(outcome: Outcome, { field, actual }: Difference): boolean {
  const bit = flags.flagMask(field);
  if ((outcome.free?.rflags ?? 0) & bit) return true;
  return ((outcome.rflags & bit) !== 0) === (actual === "1");
}
