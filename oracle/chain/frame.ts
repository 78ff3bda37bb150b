/** What a running call carries, as its services see it, and its budget of steps. */
import type { AddressSpace } from "./address-space.ts";
import type { CallLine } from "./call-line.ts";
import type { Chain } from "./chain.ts";
import { CallError } from "./errors.ts";
import { Heap } from "./heap.ts";
import type { Limits } from "./limits.ts";
import { Output } from "./output.ts";
import type { Processor } from "./processor.ts";
import type { Frame } from "./service.ts";

/** Steps left. Takes the place of gas until gas has a schedule. */
export class Budget {
  left: number;
  /** Instructions completed and services called. */
  steps = 0;
  readonly #bytesPerStep: number;

  constructor({ steps, copiedBytesPerStep }: Limits) {
    this.left = steps;
    this.#bytesPerStep = copiedBytesPerStep;
  }

  /** Instructions that the processor completed. */
  ran(steps: number): void {
    this.steps += steps;
    this.left = Math.max(0, this.left - steps);
  }

  /** One step for the service itself. CallError out_of_gas when none is left. */
  served(): void {
    this.#take(1);
    this.steps++;
  }

  /** Work of a service in proportion to the bytes that it touches. CallError out_of_gas. */
  charge(bytes: bigint): void {
    this.#take(Number(bytes) / this.#bytesPerStep);
  }

  #take(steps: number): void {
    if (steps > this.left) throw new CallError("out_of_gas", "the limit of steps was reached in a service");
    this.left = Math.floor(this.left - steps);
  }
}

export interface FrameParts {
  readonly processor: Processor;
  readonly space: AddressSpace;
  readonly chain: Chain;
  readonly limits: Limits;
  readonly budget: Budget;
  /** Undefined while the contract is being created. */
  readonly call: CallLine | undefined;
}

/** rdi, rsi, rdx, rcx, r8, r9 by register number. */
const ARGUMENT_REGISTERS = [7, 6, 2, 1, 8, 9] as const;

/** Methods are closures, so that a service may take them out of the frame. */
export function makeFrame({ processor, space, chain, limits, budget, call }: FrameParts): Frame {
  return {
    argument: (index) => processor.readRegister(ARGUMENT_REGISTERS[index]!),
    charge: (bytes) => budget.charge(bytes),
    space,
    chain,
    heap: new Heap(space, limits),
    output: new Output(limits.outputBytes),
    functionName: call?.name ?? "",
    isConstructor: call === undefined,
    parameters: [...(call?.arguments ?? [])],
  };
}
