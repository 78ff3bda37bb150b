/** Charges the instructions of one processor. In plain numbers: this is on the way of every instruction. */
import { type Charge, OutOfGas } from "../charge.ts";
import type { Decoded } from "../decode/decode.ts";
import type { GasSchedule } from "./gas.ts";
import { knownPriceOf } from "./instruction-price.ts";

/** More than can be counted exactly counts as this much: a month of the oracle's time. */
const MOST = Number.MAX_SAFE_INTEGER;

export class InstructionCharge implements Charge {
  readonly #schedule: GasSchedule;
  readonly #iteration: number;
  /** Units of work that were allowed since the start, and what is left of them. */
  #allowed = 0;
  #left = 0;

  constructor(schedule: GasSchedule) {
    this.#schedule = schedule;
    this.#iteration = schedule.iteration;
  }

  get paid(): bigint {
    return BigInt(this.#allowed - this.#left);
  }

  /** From here on there is this much to spend, in units of work. */
  allow(work: bigint): void {
    const paid = this.#allowed - this.#left;
    this.#left = Math.min(Number(work), MOST - paid);
    this.#allowed = paid + this.#left;
  }

  instruction(instruction: Decoded): void {
    this.#pay(knownPriceOf(this.#schedule, instruction));
  }

  iteration(): void {
    this.#pay(this.#iteration);
  }

  #pay(price: number): void {
    if (price > this.#left) throw new OutOfGas(price);
    this.#left -= price;
  }
}
