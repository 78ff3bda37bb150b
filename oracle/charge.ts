/** Who pays for instructions before they are executed. A machine without one counts nothing. */
import type { Decoded } from "./decode/decode.ts";

/** What an instruction costs, and whose opinion that is. */
export interface Price {
  readonly by: object;
  readonly amount: number;
}

/** Each throws OutOfGas when what is to be paid is more than is left; nothing is paid then. */
export interface Charge {
  /** Of an instruction that was decoded and has not begun. */
  instruction(instruction: Decoded): void;
  /** Of one more iteration of a repeated string instruction: between two of them it may be left as by an interrupt. */
  iteration(instruction: Decoded): void;
}

/**
 * Leaves `Machine.run` and `Machine.step`: RIP is at the instruction that is not paid, and nothing of it has happened except the
 * iterations that were. No Error, because it is nobody's mistake.
 */
export class OutOfGas {
  /** What was asked for, in the unit of the charge. */
  readonly asked: number;
  constructor(asked: number) {
    this.asked = asked;
  }
}
