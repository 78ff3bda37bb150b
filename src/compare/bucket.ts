/** The cause of a divergence, as far as it can be told from outside: instruction form, differing fields, faults. Findings are grouped by it. */
import { type Decoded, decode, type OpcodeMaps, type Operand, REGISTER_NAMES } from "../../oracle/index.ts";
import type { MachineCase, Outcome, Reply } from "../cases/case.ts";
import { isFailure } from "../cases/case.ts";
import type { Difference } from "./difference.ts";

const shortKind = (operand: Operand): string => `${operand.kind.slice(0, 3)}${operand.width}`;

/** Mnemonic and operand classes: `add mem32,reg32`. Bytes that are no instruction are `(bad)`. */
export function formOf(instruction: Decoded | undefined): string {
  if (!instruction) return "(bad)";
  const lock = instruction.prefixes.lock ? "lock " : "";
  const repeat = instruction.row.rep && instruction.prefixes.repeat !== "none" ? "rep " : "";
  return `${lock}${repeat}${instruction.row.mnemonic.toLowerCase()} ${instruction.operands.map(shortKind).join(",")}`.trim();
}

/** Where the stops differ, everything else follows from that. */
const DECISIVE = ["engine", "stop", "fault", "vector"];

/** Registers are one class, memory is another; flags and stop fields keep their names. */
export function fieldClasses(differences: readonly Difference[]): string {
  const decisive = differences.find(({ field }) => DECISIVE.includes(field));
  if (decisive) return decisive.field;
  const classes = differences.map(({ field }) =>
    field.startsWith("memory:") ? "memory" : REGISTER_NAMES.includes(field) ? "register" : field,
  );
  return [...new Set(classes)].sort().join("+");
}

const stopText = (reply: Reply): string => (isFailure(reply) ? reply.failure : (reply.stop.fault ?? reply.stop.reason));

export const decodeCase = (maps: OpcodeMaps, { code }: Pick<MachineCase, "code">): Decoded | undefined => {
  const decoded = decode(maps, code);
  return typeof decoded === "object" ? decoded : undefined;
};

/** How both sides stopped: `until/#PF`. */
export const stopsOf = (expected: Outcome, actual: Reply): string => `${stopText(expected)}/${stopText(actual)}`;

/** One line that is the same for all findings with the same cause. */
export function bucketOf(form: string, differences: readonly Difference[], expected: Outcome, actual: Reply): string {
  return `${form} | ${fieldClasses(differences)} | ${stopsOf(expected, actual)}`;
}
