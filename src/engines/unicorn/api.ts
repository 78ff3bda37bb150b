/**
 * The familiar Unicorn API, as far as Echolot uses it. binding.ts provides it on the system's shared library;
 * a WebAssembly build of Unicorn can take its place by providing the same.
 */

/** What Unicorn answers: UC_ERR_*. Zero is success. */
export const UC_ERR = {
  OK: 0,
  READ_UNMAPPED: 6,
  WRITE_UNMAPPED: 7,
  FETCH_UNMAPPED: 8,
  INSN_INVALID: 10,
  MAP: 11,
  WRITE_PROT: 12,
  READ_PROT: 13,
  FETCH_PROT: 14,
  EXCEPTION: 21,
} as const;

/** Page permissions, to be or-ed. */
export const UC_PROT = { READ: 1, WRITE: 2, EXEC: 4 } as const;

/** Kinds of invalid access that the invalid-memory hook is told: UC_MEM_*. */
export const UC_MEM = {
  READ_UNMAPPED: 19,
  WRITE_UNMAPPED: 20,
  FETCH_UNMAPPED: 21,
  WRITE_PROT: 22,
  READ_PROT: 23,
  FETCH_PROT: 24,
} as const;

export interface UnicornVersion {
  readonly major: number;
  readonly minor: number;
  readonly text: string;
}

export interface InvalidAccess {
  /** One of UC_MEM. */
  readonly kind: number;
  readonly address: bigint;
  /** Bytes. */
  readonly size: number;
}

/** A hook's handle: what `unhook` wants. */
export interface Hook {
  readonly id: bigint;
  readonly callback: bigint;
}

/** One x86-64 processor in 64-bit mode. Every method throws UnicornError when Unicorn refuses, but `start`, whose answer is the result. */
export interface Unicorn {
  /** Where it is a library in this process: for code that calls the library itself. */
  readonly native?: { readonly library: string; readonly handle: bigint };
  /** Maps memory of the caller's: both sides see every write at once. Page-aligned; `bytes` must live until it is unmapped. */
  map(address: bigint, bytes: Uint8Array, protection: number): void;
  unmap(address: bigint, size: number): void;
  protect(address: bigint, size: number, protection: number): void;
  read(address: bigint, size: number): Uint8Array;
  write(address: bigint, bytes: Uint8Array): void;
  /** Forgets translations of [from, to): after a write that Unicorn did not see, or when `until` changes inside. */
  forget(from: bigint, to: bigint): void;
  /** The registers named when the batch was made, in that order; `values` is read by `write` and filled by `read`. */
  batch(registers: readonly number[]): RegisterBatch;
  /** XMM0 to XMM15 and MXCSR. */
  vectorBatch(): VectorBatch;
  readRegister(register: number): bigint;
  writeRegister(register: number, value: bigint): void;
  /** GDTR: linear address and limit in bytes. */
  writeDescriptorTable(base: bigint, limit: number): void;
  /** Runs from `begin` until RIP is `until` or `count` instructions (0: no bound) are done; answers one of UC_ERR. */
  start(begin: bigint, until: bigint, count?: number): number;
  stop(): void;
  hookCode(seen: (address: bigint, size: number) => void, from?: bigint, to?: bigint): Hook;
  hookBlock(seen: (address: bigint, size: number) => void): Hook;
  hookInterrupt(seen: (vector: number) => void): Hook;
  /** The hook cannot repair the access: the run ends with it. */
  hookInvalidMemory(seen: (access: InvalidAccess) => void): Hook;
  unhook(hook: Hook): void;
  /** Remembers the whole processor (not the memory), to be restored in a fraction of a microsecond. */
  saveContext(): Context;
  restoreContext(context: Context): void;
  close(): void;
}

export interface Context {
  readonly handle: bigint;
}

export interface RegisterBatch {
  /** One 64-bit value a register; the same array always. */
  readonly values: BigUint64Array;
  read(): void;
  write(): void;
}

export interface VectorBatch {
  /** 256 bytes, XMM0 first, little-endian; the same array always. */
  readonly bytes: Uint8Array;
  mxcsr: number;
  read(): void;
  write(): void;
}

export interface UnicornApi {
  readonly path: string;
  readonly version: UnicornVersion;
  /** `model` is one of UC_CPU_X86_*. */
  open(model: number): Unicorn;
}

/** Unicorn refused a call: a mistake of ours or a limit of Unicorn's, never the guest's. */
export class UnicornError extends Error {
  readonly code: number;
  constructor(call: string, code: number, text: string) {
    super(`${call}: ${text} (${code})`);
    this.code = code;
  }
}
