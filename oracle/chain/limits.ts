/**
 * Every bound and address of a call that ECHO's pages leave open, in one table. All *ours* unless a line says otherwise;
 * they are part of the standard that VMs are compared on, because contracts can observe them.
 */
import type { ImageLimits } from "../contract/image.ts";

export interface Limits {
  readonly image: ImageLimits;
  /** First address above the stack; multiple of 4096. The word below it is the return address 0 of the contract. */
  readonly stackTop: bigint;
  /** Bytes, multiple of 4096. Nothing is mapped below it: exhaustion is `memory_invalid_access`. */
  readonly stackBytes: number;
  /** First address of the heap; multiple of 4096. */
  readonly heapStart: bigint;
  /** Bytes, multiple of `heapGrowth`: over it `no_available_memory`. */
  readonly heapBytes: number;
  /** Bytes, multiple of 4096: the heap is mapped in pieces of this size as it grows, and they stay. */
  readonly heapGrowth: number;
  /** Bytes of returned values: over it `output_limit_exceeded`. */
  readonly outputBytes: number;
  /** Characters of a call line: over it `incorrect_parameters`. */
  readonly callLine: number;
  /** Events of a transaction, and bytes of their names and values: over either `log_limit_exceeded`. */
  readonly logs: number;
  readonly logBytes: number;
  /** Contracts that are being called at once: over it `invalid_chain_call`. */
  readonly callDepth: number;
  /** Bytes of a key in storage, and of a value: over either `invalid_chain_call`. */
  readonly storageKeyBytes: number;
  readonly storageValueBytes: number;
  /** Gas of a transaction that names no limit. */
  readonly gas: bigint;
  /** Completed instructions plus the work of services (see `copiedBytesPerStep`): at it `out_of_gas`, until gas has a schedule. */
  readonly steps: number;
  /** Bytes that a service moves, compares or fills for one step: keeps the time of a run within that of its instructions. */
  readonly copiedBytesPerStep: number;
}

const HEAP_START = 0x2_0000_0000n;

export const LIMITS: Limits = {
  image: {
    // doc: the chain parameter x86_64_maximum_contract_size; ours: counted in bytes of the container.
    containerBytes: 200_000,
    imageBytes: 16 << 20,
    segments: 256,
    // Below 64 KiB a Linux process may not map anything, and a null pointer with an offset must fault.
    lowest: 0x1_0000n,
    highest: HEAP_START,
  },
  stackTop: 0x3_0000_0000n,
  stackBytes: 1 << 20,
  heapStart: HEAP_START,
  heapBytes: 32 << 20,
  // Unicorn takes time in proportion to the number of its regions: page by page a full heap would take it minutes.
  heapGrowth: 64 << 10,
  outputBytes: 64 << 10,
  callLine: 64 << 10,
  logs: 1024,
  logBytes: 64 << 10,
  callDepth: 16,
  storageKeyBytes: 1024,
  storageValueBytes: 64 << 10,
  gas: 10_000_000n,
  // fib(25) of ECHO's own contract takes 2.2 million; the oracle does ten million in about ten seconds.
  steps: 10_000_000,
  copiedBytesPerStep: 16,
};
