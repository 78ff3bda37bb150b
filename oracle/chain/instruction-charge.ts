/** Charges the instructions of one processor. In plain numbers: this is on the way of every instruction. */
import { type Charge, OutOfGas } from "../charge.ts";
import type { Decoded } from "../decode/decode.ts";
import type { GasSchedule } from "./gas.ts";
import { Prices } from "./instruction-price.ts";

/** More than can be counted exactly counts as this much: a month of the oracle's time. */
const MOST = BigInt(Number.MAX_SAFE_INTEGER);

export class InstructionCharge implements Charge {
  readonly #prices: Prices;
  readonly #iteration: number;
  /** Units of work that were paid for since the start. */
  #paid = 0;
  #left = 0;

  constructor(schedule: GasSchedule) {
    this.#prices = Prices.of(schedule);
    this.#iteration = schedule.iteration;
  }

  get paid(): bigint {
    return BigInt(this.#paid);
  }

  /** From here on there is this much to spend, in units of work. */
  allow(work: bigint): void {
    this.#left = Number(work < MOST ? work : MOST);
  }

  instruction(instruction: Decoded): void {
    this.#pay(this.#prices.of(instruction));
  }

  iteration(): void {
    this.#pay(this.#iteration);
  }

  #pay(price: number): void {
    if (price > this.#left) throw new OutOfGas(price);
    this.#left -= price;
    this.#paid += price;
  }
}
