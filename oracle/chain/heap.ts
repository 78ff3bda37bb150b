/**
 * The VM heap (situations and errors: echo-vm.md, section 3; placement: ours). A block has a power of two of bytes, 16 at
 * least, at a multiple of 16; it is the most recently freed block of its size, else the next free address. Blocks are never split or joined,
 * so that every call takes constant time and any VM reproduces the addresses with a list per size. Nothing of the
 * bookkeeping lies in guest memory. Fresh pages are zero; a reused block keeps what was in it.
 */
import type { AddressSpace } from "./address-space.ts";
import { CallError } from "./errors.ts";
import type { Limits } from "./limits.ts";

/** Smallest block: 2 to the power of 4 bytes. */
const SMALLEST = 4;

/** Offsets from the heap's start are numbers: a heap is far below 2^53 bytes. */
export class Heap {
  readonly #space: AddressSpace;
  readonly #start: bigint;
  readonly #limit: number;
  readonly #growth: number;
  /** Live blocks: offset to the exponent of their size. */
  readonly #live = new Map<number, number>();
  /** Freed blocks by the exponent of their size, the latest last. */
  readonly #freed: number[][] = Array.from({ length: 32 }, () => []);
  #end = 0;
  #mapped = 0;

  constructor(space: AddressSpace, limits: Limits) {
    this.#space = space;
    this.#start = limits.heapStart;
    this.#limit = limits.heapBytes;
    this.#growth = limits.heapGrowth;
  }

  /** Address of a block of at least `size` bytes. CallError zero_size_allocation, no_available_memory. */
  allocate(size: bigint): bigint {
    const exponent = this.#exponentFor(size);
    const at = this.#freed[exponent]!.pop() ?? this.#append(2 ** exponent);
    this.#live.set(at, exponent);
    return this.#start + BigInt(at);
  }

  /** Bytes of the block that `allocate(size)` would give. CallError zero_size_allocation, no_available_memory. */
  blockFor(size: bigint): bigint {
    return 1n << BigInt(this.#exponentFor(size));
  }

  /** Frees a live block. CallError not_heap_memory for anything else, null and the inside of a block included. */
  free(address: bigint): void {
    const at = Number(address - this.#start);
    const exponent = this.#live.get(at);
    if (exponent === undefined) throw notLive(address);
    this.#live.delete(at);
    this.#freed[exponent]!.push(at);
  }

  /** Bytes of a live block. CallError not_heap_memory. */
  blockAt(address: bigint): bigint {
    const exponent = this.#live.get(Number(address - this.#start));
    if (exponent === undefined) throw notLive(address);
    return 1n << BigInt(exponent);
  }

  #exponentFor(size: bigint): number {
    if (size === 0n) throw new CallError("zero_size_allocation", "an allocation of 0 bytes");
    if (size > BigInt(this.#limit)) throw noMemory(size);
    return Math.max(SMALLEST, 32 - Math.clz32(Number(size) - 1));
  }

  #append(size: number): number {
    const at = this.#end;
    if (at + size > this.#limit) throw noMemory(BigInt(size));
    this.#end += size;
    const needed = Math.ceil(this.#end / this.#growth) * this.#growth;
    if (needed > this.#mapped) this.#grow(needed);
    return at;
  }

  #grow(needed: number): void {
    this.#space.map({ at: this.#start + BigInt(this.#mapped), size: needed - this.#mapped, access: "rw" });
    this.#mapped = needed;
  }
}

const noMemory = (size: bigint): CallError =>
  new CallError("no_available_memory", `no room on the heap for ${size} bytes`);
const notLive = (address: bigint): CallError =>
  new CallError("not_heap_memory", `0x${address.toString(16)} is no live block of the heap`);
