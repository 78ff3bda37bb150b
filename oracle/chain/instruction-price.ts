/** What a decoded instruction costs by a schedule. */
import type { Decoded } from "../decode/decode.ts";
import type { Row } from "../table.ts";
import type { GasSchedule } from "./gas.ts";
import { instructionClass } from "./instruction-class.ts";

/** Units of work, before its iterations; a string instruction without REP is one iteration. */
export function priceOf(schedule: GasSchedule, instruction: Decoded): number {
  const { row, prefixes } = instruction;
  const price = schedule.instructions[instructionClass(row)];
  if (row.rep) return prefixes.repeat === "none" ? price + schedule.iteration : price;
  const operands = memoryOperands(instruction);
  const isLocked = prefixes.lock || (row.mnemonic === "XCHG" && operands > 0);
  return price + operands * schedule.memoryOperand + (isLocked ? schedule.locked : 0);
}

const memoryOperands = ({ row, operands }: Decoded): number =>
  isAddressOnly(row) ? 0 : operands.filter(({ kind }) => kind === "memory").length;

/** LEA and hints name memory and leave it alone. */
const isAddressOnly = ({ mnemonic, feature }: Row): boolean =>
  mnemonic === "LEA" || mnemonic === "NOP" || feature === "prefetch" || feature === "cet-ibt";

/**
 * As `priceOf`, kept in the instruction: a loop looks at a field. A WeakMap by instruction takes half of an instruction's time.
 */
export function knownPriceOf(schedule: GasSchedule, instruction: Decoded): number {
  if (instruction.price?.by !== schedule) instruction.price = { by: schedule, amount: priceOf(schedule, instruction) };
  return instruction.price.amount;
}
