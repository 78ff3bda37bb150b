/** What a row of the service table is, and what a service may touch. */
import type { AddressSpace } from "./address-space.ts";
import type { Argument } from "./call-line.ts";
import type { Chain } from "./chain.ts";
import type { Effects } from "./effects.ts";
import type { Heap } from "./heap.ts";
import type { Limits } from "./limits.ts";
import type { Message } from "./message.ts";
import type { Output } from "./output.ts";
import type { CallResult } from "./result.ts";

/** How we know: doc (ECHO's pages), seen (in genuine bytecode), fits (one natural reading), ours (assigned here). */
export type Evidence = "doc" | "seen" | "fits" | "ours";

/** Registers, flags and the stack are out of a service's reach: it gets arguments and yields at most one result. */
export interface Frame {
  /** rdi, rsi, rdx, rcx, r8, r9 (the first three seen, the others fit). Whole 64-bit registers. */
  argument(index: number): bigint;
  readonly space: AddressSpace;
  readonly heap: Heap;
  /** As this call has changed it; the change is dropped when the call ends in an error. */
  readonly chain: Chain;
  readonly message: Message;
  readonly limits: Limits;
  readonly output: Output;
  readonly effects: Effects;
  /** Empty while the contract is being created. */
  readonly functionName: string;
  readonly isConstructor: boolean;
  /** Parameters of the call that have not been taken yet; services take from its front. */
  readonly parameters: Argument[];
  /** Accounts for `bytes` moved, compared or filled, before they are. CallError out_of_gas at the limit. */
  charge(bytes: bigint): void;
  /** Gas that this call may use in all. */
  readonly gasLimit: () => bigint;
  /** Calls another contract and comes back with what became of it. CallError invalid_chain_call: the call cannot be made. */
  call(call: NestedCall): CallResult;
}

export interface NestedCall extends Pick<Message, "contract" | "value"> {
  readonly line: string;
  /** 0: no limit of its own. */
  readonly gas: bigint;
}

export interface Service {
  /** N of `int N`. */
  readonly vector: number;
  readonly name: string;
  readonly arguments: string;
  /** The part of rax that is the result; the rest of rax is 0 then (fits). `none`: rax stays as it was. */
  readonly result: "none" | "al" | "eax" | "rax";
  readonly evidence: Evidence;
  /** Parts of the row that are known less well, or why it is as it is. */
  readonly detail?: string;
  /** The result, exactly when `result` is not `none`. Ends the call by throwing CallError. */
  serve(frame: Frame): bigint | undefined;
}

/** A row without a result. */
export const silent =
  (serve: (frame: Frame) => void): Service["serve"] =>
  (frame) => {
    serve(frame);
    return undefined;
  };
