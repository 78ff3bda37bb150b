/** Which executions are looked at together: processors choose undefined bits by the count, or by a source of 0. */
import { countOf, isCounted } from "./count.ts";
import type { Observation } from "./observation.ts";
import { valueBefore } from "./values.ts";

const SCANS: ReadonlySet<string> = new Set(["BSF", "BSR"]);
const THROUGH_CARRY: ReadonlySet<string> = new Set(["RCL", "RCR"]);
const DOUBLE: ReadonlySet<string> = new Set(["SHLD", "SHRD"]);

/** A label that is the same for executions of one form that belong together. */
export function whenOf({ trial, bit }: Observation): string {
  const { mnemonic } = trial.form.row;
  if (isCounted(trial)) return whenCounted(mnemonic, bit, countOf(trial), trial.instruction.width);
  if (!SCANS.has(mnemonic)) return "always";
  return valueBefore(trial, trial.instruction.operands[1]!) === 0n ? "source = 0" : "source ≠ 0";
}

function whenCounted(mnemonic: string, bit: string, count: number, width: number): string {
  if (DOUBLE.has(mnemonic) && count > width) return "count > operand size";
  if (bit === "AF") return "count > 0";
  if (bit === "CF") return "count ≥ operand size";
  if (!THROUGH_CARRY.has(mnemonic)) return "count > 1";
  return count % (width + 1) === 0 ? "count = whole turns" : "count > 1, no whole turns";
}
