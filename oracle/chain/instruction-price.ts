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
 * Prices by decoded instruction: decoders keep what they decoded, so that a loop pays a look into a table each time. One for all
 * runs under a schedule.
 */
export class Prices {
  readonly schedule: GasSchedule;
  readonly #known = new WeakMap<Decoded, number>();

  private constructor(schedule: GasSchedule) {
    this.schedule = schedule;
  }

  static readonly #bySchedule = new WeakMap<GasSchedule, Prices>();

  static of(schedule: GasSchedule): Prices {
    const prices = Prices.#bySchedule.get(schedule) ?? new Prices(schedule);
    Prices.#bySchedule.set(schedule, prices);
    return prices;
  }

  /** Units of work. */
  of(instruction: Decoded): number {
    const known = this.#known.get(instruction);
    if (known !== undefined) return known;
    const price = priceOf(this.schedule, instruction);
    this.#known.set(instruction, price);
    return price;
  }
}
