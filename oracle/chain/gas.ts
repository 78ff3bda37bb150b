/**
 * Gas: how much of its limit a call has used. A schedule (gas-schedule.ts) counts *work*, in units of which the price says how many
 * make one gas: 10^-8 ECHO (doc). Instructions are charged by the processor (instruction-charge.ts), services here.
 */
import { CallError } from "./errors.ts";
import type { InstructionClass } from "./instruction-class.ts";

/** Data, replaceable. Every number but those of the price is units of work: a whole number, 0 to 2^32. */
export interface GasSchedule {
  readonly name: string;
  /** `gasAmount` units of work cost `price` gas (doc: the fields, and that they are 1 and 1000 by default). */
  readonly price: GasPrice;
  readonly instructions: Readonly<Record<InstructionClass, number>>;
  /** On top, for each operand in memory that an instruction names and accesses. */
  readonly memoryOperand: number;
  /** On top, for an access under LOCK, and for XCHG with memory. */
  readonly locked: number;
  /** Of each iteration of a repeated string instruction. */
  readonly iteration: number;
  /** Of being called, for every contract that runs; of the creation of a contract, instead. */
  readonly call: number;
  readonly creation: number;
  /** Of calling a service, by its vector; `service` for those that are not named. */
  readonly services: ReadonlyMap<number, number>;
  readonly service: number;
  /** Of each byte that a service moves, compares, fills or hashes, and what it counts as bytes. */
  readonly byte: number;
}

export interface GasPrice {
  /** 10^-8 ECHO. */
  readonly price: bigint;
  readonly gasAmount: bigint;
}

/** Work of one call, and of the calls that it makes. */
export class Meter {
  /** Units of work at most. */
  readonly limit: bigint;
  readonly #price: GasPrice;
  /** The limit is what a call around had left, so that it tells what was used there. */
  readonly #isLeftOver: boolean;
  #used = 0n;
  #ranOut = false;
  #toldLeft = false;

  private constructor(limit: bigint, price: GasPrice, isLeftOver: boolean) {
    this.limit = limit;
    this.#price = price;
    this.#isLeftOver = isLeftOver;
  }

  /** `gas`: 10^-8 ECHO at most. */
  static of(gas: bigint, price: GasPrice): Meter {
    return new Meter(workOf(gas, price), price, false);
  }

  get used(): bigint {
    return this.#used;
  }

  get left(): bigint {
    return this.limit - this.#used;
  }

  /** What can be spent in all, in whole gas: for a contract that asks for it. */
  tellLimit(): bigint {
    this.#toldLeft ||= this.#isLeftOver;
    return (this.limit * this.#price.price) / this.#price.gasAmount;
  }

  /** Gas for the work that was done, a part of one counting as one; never more than the limit. */
  get gasUsed(): bigint {
    const { price, gasAmount } = this.#price;
    return (this.#used * price + gasAmount - 1n) / gasAmount;
  }

  /** Something could not be paid, here or in a call within. */
  get ranOut(): boolean {
    return this.#ranOut;
  }

  /** A contract, here or in a call within, was told a limit that depends on what others had used. */
  get toldLeft(): boolean {
    return this.#toldLeft;
  }

  /** All of it or nothing. CallError out_of_gas when it is more than is left. */
  take(work: bigint): void {
    if (work > this.left) {
      this.runOut();
      throw new CallError("out_of_gas", `${work} units of work are needed and ${this.left} are left`);
    }
    this.#used += work;
  }

  runOut(): void {
    this.#ranOut = true;
  }

  /** Takes over what a call within has used. */
  settle(inner: Meter): void {
    this.#used += inner.used;
    this.#ranOut ||= inner.ranOut;
    this.#toldLeft ||= inner.toldLeft;
  }

  /** A call that ends in out_of_gas has used all of it (ours). */
  exhaust(): void {
    this.#used = this.limit;
  }

  /** What a call within may use: `gas` of its own (0: no limit of its own), never more than is left. */
  within(gas: bigint): Meter {
    const own = workOf(gas, this.#price);
    const isOwn = gas > 0n && own < this.left;
    return new Meter(isOwn ? own : this.left, this.#price, !isOwn);
  }
}

/** Units of work that `gas` pays for. */
const workOf = (gas: bigint, { price, gasAmount }: GasPrice): bigint => (gas * gasAmount) / price;
