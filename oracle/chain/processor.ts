/** What the chain side needs of a processor: the oracle, Unicorn and whatever comes later run contracts behind these. */
import type { AccessKind, FaultName } from "../fault.ts";
import type { Access, Run } from "../memory.ts";

/** The guest as a service sees it. Addresses are 64-bit; permissions are the caller's business (address-space.ts). */
export interface Guest {
  /** The whole 64-bit register, by its number in ModRM (0 rax, 1 rcx … 15 r15). */
  readRegister(index: number): bigint;
  writeRegister(index: number, value: bigint): void;
  /** A copy of mapped bytes, whatever their permission. */
  read(address: bigint, size: number): Uint8Array;
  /** Writes mapped bytes, whatever their permission. */
  write(address: bigint, bytes: Uint8Array): void;
  /** Maps `size` zero bytes at `at`, both multiples of 4096 and not mapped yet. */
  map(at: bigint, size: number, access: Access): void;
}

export interface ProcessorStop {
  /** `limit`: of steps; `gas`: the instruction at `at`, or its next iteration, costs more than is left. */
  readonly reason: "return" | "limit" | "gas" | "fault" | "interrupt" | "unsupported";
  /** The instruction that stopped the run. */
  readonly at: bigint;
  readonly vector?: number;
  /** Where a serviced run goes on. */
  readonly next?: bigint;
  readonly fault?: FaultName;
  /** First byte that could not be accessed, where the processor knows it. */
  readonly address?: bigint;
  readonly access?: AccessKind;
  readonly why?: string;
}

/** Everything a comparison needs of the guest at one point of its run. */
export interface Snapshot {
  /** Sixteen, by register number. */
  readonly registers: readonly bigint[];
  readonly rflags: number;
  /** XMM0 to XMM15; left out where a lane holds an approximation, which processors may make otherwise. */
  readonly vectors?: readonly bigint[];
  /** Bytes that differ from the snapshot before: maximal runs, ascending. */
  readonly changes: readonly Run[];
  /** Bits that the architecture leaves undefined here; left out by processors that do not follow them. */
  readonly undefined?: {
    readonly registers: readonly bigint[];
    readonly rflags: number;
    readonly memory: readonly Run[];
  };
  /** An undefined bit was read before: whatever follows may depend on how it was resolved. */
  readonly undefinedWasRead?: boolean;
}

export interface Processor extends Guest {
  /** Instructions completed since the start, as far as this processor can count (Unicorn counts each iteration of REP). */
  readonly steps: number;
  /** Units of work (gas.ts) that instructions have cost since the start; left out by a processor that does not charge. */
  readonly work?: bigint;
  /**
   * Runs from `at` until a stop; `limit` instructions at most, and as many as `work` units pay for, where the processor charges.
   * A near RET that pops 0 is `return`.
   */
  resume(at: bigint, limit: number, work: bigint): ProcessorStop;
  /** Costs a comparison of the writable memory: taken only when somebody observes. */
  snapshot(): Snapshot;
  /** Gives back what the processor holds; nobody asks it anything afterwards. */
  close?(): void;
}
