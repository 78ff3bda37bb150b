/** Shifts and rotates by their counts: what a bit that is undefined for some counts depends on. */
import { MANUAL } from "../../oracle/index.ts";
import { type Trial, trialOf } from "./trial.ts";

const SHIFTS: ReadonlySet<string> = new Set(
  MANUAL.filter(({ file }) => file === "shift.ts").flatMap(({ entries }) => entries.flatMap((one) => one.mnemonics)),
);
const RCX = 1;

/** Whether the row's last operand is a count. */
export const isCounted = ({ form: { row } }: Trial): boolean => SHIFTS.has(row.mnemonic);

/** Masked as the processor does: to five bits, to six for 64-bit operands. */
export function countOf({ form: { row }, instruction, machineCase, immediate }: Trial): number {
  const last = row.operands.at(-1);
  const raw = last === "CL" ? machineCase.registers[RCX]! : last === "1" ? 1n : immediate;
  return Number(raw & (instruction.width === 64 ? 63n : 31n));
}

/** The same execution with a count of 1. */
export function countedOnce({ form, machineCase: { registers, rflags } }: Trial): Trial {
  const once = trialOf(form, 1n, registers.with(RCX, (registers[RCX]! & ~0xffn) | 1n), rflags);
  if (!once) throw new Error(`${form.row.mnemonic} by 1 is another instruction`);
  return once;
}
