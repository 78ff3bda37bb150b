/** What a running call carries, as its services see it. */
import type { AddressSpace } from "./address-space.ts";
import type { Budget } from "./budget.ts";
import type { CallLine } from "./call-line.ts";
import type { Chain } from "./chain.ts";
import type { Effects } from "./effects.ts";
import { Heap } from "./heap.ts";
import type { Limits } from "./limits.ts";
import type { Message } from "./message.ts";
import { Output } from "./output.ts";
import type { Processor } from "./processor.ts";
import type { Frame } from "./service.ts";

export interface FrameParts {
  readonly processor: Processor;
  readonly space: AddressSpace;
  readonly chain: Chain;
  readonly message: Message;
  readonly limits: Limits;
  readonly budget: Budget;
  readonly effects: Effects;
  /** Undefined while the contract is being created. */
  readonly line: CallLine | undefined;
  readonly call: Frame["call"];
}

/** rdi, rsi, rdx, rcx, r8, r9 by register number. */
const ARGUMENT_REGISTERS = [7, 6, 2, 1, 8, 9] as const;

/** Methods are closures, so that a service may take them out of the frame. */
export function makeFrame(parts: FrameParts): Frame {
  const { processor, space, chain, message, limits, budget, effects, line, call } = parts;
  return {
    argument: (index) => processor.readRegister(ARGUMENT_REGISTERS[index]!),
    charge: (bytes) => budget.charge(bytes),
    space,
    chain,
    message,
    limits,
    effects,
    call,
    gasLimit: () => budget.gas.tellLimit(),
    heap: new Heap(space, limits),
    output: new Output(limits.outputBytes),
    functionName: line?.name ?? "",
    isConstructor: line === undefined,
    parameters: [...(line?.arguments ?? [])],
  };
}
