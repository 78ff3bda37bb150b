/**
 * Gas: what a schedule says that work costs, and how much of its limit a call has used. In 10^-8 ECHO (doc); amounts are ours.
 * Instructions are charged by the processor (processor.ts), services here.
 */
import { CallError } from "./errors.ts";

/** Data, replaceable: every number is gas. */
export interface GasSchedule {
  readonly name: string;
  /** Of calling a service, by its vector; the default for those that are not named. */
  readonly services: ReadonlyMap<number, bigint>;
  readonly service: bigint;
  /** Of each byte that a service moves, compares, fills or hashes. */
  readonly byte: bigint;
}

/** Nothing costs anything: what there is until somebody gives a schedule. */
export const FREE: GasSchedule = { name: "free", services: new Map(), service: 0n, byte: 0n };

/** Gas of one call, and of the calls that it makes. */
export class Meter {
  readonly limit: bigint;
  used = 0n;

  constructor(limit: bigint) {
    this.limit = limit;
  }

  get left(): bigint {
    return this.limit - this.used;
  }

  /** All of it or nothing. CallError out_of_gas when it is more than is left. */
  take(gas: bigint): void {
    if (gas > this.left) throw new CallError("out_of_gas", `${gas} gas are needed and ${this.left} are left`);
    this.used += gas;
  }

  /** What a call within may use: `own` (0: no limit of its own), never more than is left. */
  within(own: bigint): Meter {
    return new Meter(own > 0n && own < this.left ? own : this.left);
  }
}
