/**
 * What one call may spend: gas, counted as work, and steps. Steps bound the time of a run whatever gas costs, so that an engine that counts no
 * gas ends as well. A call within another has a budget of its own, whose spending the outer one takes over.
 */
import { CallError } from "./errors.ts";
import type { GasSchedule, Meter } from "./gas.ts";
import type { Limits } from "./limits.ts";

export class Budget {
  /** Steps left: instructions, services, and the bytes that services move. */
  left: number;
  /** Instructions completed and services called, without the bytes. */
  steps = 0;
  readonly gas: Meter;
  readonly #schedule: GasSchedule;
  readonly #bytesPerStep: number;

  constructor(limits: Pick<Limits, "steps" | "copiedBytesPerStep">, schedule: GasSchedule, gas: Meter) {
    this.left = limits.steps;
    this.gas = gas;
    this.#schedule = schedule;
    this.#bytesPerStep = limits.copiedBytesPerStep;
  }

  /** A contract is called; the first time, while it is created. CallError out_of_gas. */
  begins(isCreation: boolean): void {
    this.gas.take(BigInt(isCreation ? this.#schedule.creation : this.#schedule.call));
  }

  /** Instructions that the processor completed, and the work that it was allowed and has done. */
  ran(steps: number, work: bigint): void {
    this.steps += steps;
    this.left = Math.max(0, this.left - steps);
    this.gas.take(work);
  }

  /** One step for the service itself, and its gas. CallError out_of_gas. */
  served(vector: number): void {
    this.#take(1);
    this.gas.take(BigInt(this.#schedule.services.get(vector) ?? this.#schedule.service));
    this.steps++;
  }

  /** Work of a service in proportion to the bytes that it touches. CallError out_of_gas. */
  charge(bytes: bigint): void {
    this.#take(Number(bytes) / this.#bytesPerStep);
    this.gas.take(bytes * BigInt(this.#schedule.byte));
  }

  /** The budget of a call within; `gas` is its own limit, 0 for none. */
  within(gas: bigint): Budget {
    return new Budget(
      { steps: this.left, copiedBytesPerStep: this.#bytesPerStep },
      this.#schedule,
      this.gas.within(gas),
    );
  }

  /** Takes over what the call within has spent. */
  settle(inner: Budget): void {
    this.left = inner.left;
    this.steps += inner.steps;
    this.gas.settle(inner.gas);
  }

  #take(steps: number): void {
    if (steps > this.left) throw new CallError("out_of_gas", "the limit of steps was reached in a service");
    this.left = Math.floor(this.left - steps);
  }
}
