/** The Unicorn API on the system's shared library, through koffi. A register batch costs 0.3 µs, a hook call about as much. */
import koffi, { type TypeObject } from "koffi";
import {
  type Context,
  type Hook,
  type InvalidAccess,
  type RegisterBatch,
  UC_ERR,
  type Unicorn,
  type UnicornApi,
  UnicornError,
  type UnicornVersion,
  type VectorBatch,
} from "./api.ts";
import { NativeBatch } from "./batch.ts";
import { CODE_HOOK, declare, INTERRUPT_HOOK, MEMORY_HOOK, type Native, versionWord } from "./library.ts";
import { UC_REG_GDTR } from "./registers.ts";
import { NativeVectorBatch } from "./vector-batch.ts";

const ARCH_X86 = 4;
const MODE_64 = 8;
const HOOK_INTERRUPT = 1;
const HOOK_CODE = 4;
const HOOK_BLOCK = 8;
/** The six kinds of unmapped and protected read, write and fetch. */
const HOOK_INVALID_MEMORY = 0x3f0;
const CONTROL_CPU_MODEL = 7;
const CONTROL_REMOVE_CACHE = 9;
/** uc_ctl's request word: kind, number of arguments, direction (1: writes). */
const writeControl = (kind: number, args: number): number => (kind | (args << 26) | (1 << 30)) >>> 0;

/** Unicorn of version 2 from a file. Throws whatever the loader says when it cannot be loaded or is another library. */
export function bindUnicorn(path: string): UnicornApi {
  const version = versionOf(path);
  const native = declare(path);
  return { path, version, open: (model) => new NativeUnicorn(native, model) };
}

/** Asked before anything else: older versions lack functions. 2.0.1 answers 0x020001ff: major, minor, patch, extra. */
export function versionOf(path: string): UnicornVersion {
  const word = versionWord(path);
  const [major, minor, patch] = [word >>> 24, (word >>> 16) & 0xff, (word >>> 8) & 0xff];
  return { major, minor, text: `${major}.${minor}.${patch}` };
}

class NativeUnicorn implements Unicorn {
  readonly native: { readonly library: string; readonly handle: bigint };
  readonly #native: Native;
  readonly #handle: bigint;
  readonly #cell = new BigUint64Array(16);
  readonly #cellAddress = koffi.address(this.#cell);
  /** Unicorn keeps pointers into these. */
  readonly #mapped = new Map<bigint, Uint8Array>();
  readonly #hooks = new Set<Hook>();

  constructor(native: Native, model: number) {
    this.#native = native;
    this.#check("uc_open", native.open(ARCH_X86, MODE_64, this.#cell));
    this.#handle = this.#cell[0]!;
    this.native = { library: native.path, handle: this.#handle };
    this.#check("uc_ctl", native.control(this.#handle, writeControl(CONTROL_CPU_MODEL, 1), "int", model));
  }

  map(address: bigint, bytes: Uint8Array, protection: number): void {
    const at = koffi.address(bytes);
    this.#check("uc_mem_map_ptr", this.#native.mapPointer(this.#handle, address, bytes.length, protection, at));
    this.#mapped.set(address, bytes);
  }

  unmap(address: bigint, size: number): void {
    this.#check("uc_mem_unmap", this.#native.unmap(this.#handle, address, size));
    this.#mapped.delete(address);
  }

  protect(address: bigint, size: number, protection: number): void {
    this.#check("uc_mem_protect", this.#native.protect(this.#handle, address, size, protection));
  }

  read(address: bigint, size: number): Uint8Array {
    const bytes = new Uint8Array(size);
    this.#check("uc_mem_read", this.#native.read(this.#handle, address, bytes, size));
    return bytes;
  }

  write(address: bigint, bytes: Uint8Array): void {
    this.#check("uc_mem_write", this.#native.write(this.#handle, address, bytes, bytes.length));
  }

  forget(from: bigint, to: bigint): void {
    const request = writeControl(CONTROL_REMOVE_CACHE, 2);
    this.#check("uc_ctl", this.#native.control(this.#handle, request, "uint64", from, "uint64", to));
  }

  batch(registers: readonly number[]): RegisterBatch {
    return new NativeBatch(this.#native, this.#handle, registers);
  }

  vectorBatch(): VectorBatch {
    return new NativeVectorBatch(this.#native, this.#handle);
  }

  readRegister(register: number): bigint {
    this.#cell[0] = 0n;
    this.#check("uc_reg_read", this.#native.readRegister(this.#handle, register, this.#cellAddress));
    return this.#cell[0];
  }

  writeRegister(register: number, value: bigint): void {
    this.#cell[0] = value;
    this.#check("uc_reg_write", this.#native.writeRegister(this.#handle, register, this.#cellAddress));
  }

  /** The argument is a struct { u16 selector; u64 base; u32 limit; u32 flags } with C's padding. */
  writeDescriptorTable(base: bigint, limit: number): void {
    this.#cell.set([0n, base, BigInt(limit)]);
    this.#check("uc_reg_write", this.#native.writeRegister(this.#handle, UC_REG_GDTR, this.#cellAddress));
  }

  start(begin: bigint, until: bigint, count = 0): number {
    return this.#native.start(this.#handle, begin, until, 0, count);
  }

  stop(): void {
    this.#native.stop(this.#handle);
  }

  hookCode(seen: (address: bigint, size: number) => void, from = 1n, to = 0n): Hook {
    return this.#hook(HOOK_CODE, CODE_HOOK, instructionHook(seen), from, to);
  }

  hookBlock(seen: (address: bigint, size: number) => void): Hook {
    return this.#hook(HOOK_BLOCK, CODE_HOOK, instructionHook(seen));
  }

  hookInterrupt(seen: (vector: number) => void): Hook {
    return this.#hook(HOOK_INTERRUPT, INTERRUPT_HOOK, (_: unknown, vector: number) => seen(vector));
  }

  hookInvalidMemory(seen: (access: InvalidAccess) => void): Hook {
    const told = (_: unknown, kind: number, address: number | bigint, size: number): boolean => {
      seen({ kind, address: BigInt.asUintN(64, BigInt(address)), size });
      return false;
    };
    return this.#hook(HOOK_INVALID_MEMORY, MEMORY_HOOK, told);
  }

  unhook(hook: Hook): void {
    this.#check("uc_hook_del", this.#native.hookDelete(this.#handle, hook.id));
    koffi.unregister(hook.callback);
    this.#hooks.delete(hook);
  }

  saveContext(): Context {
    this.#check("uc_context_alloc", this.#native.contextAllocate(this.#handle, this.#cell));
    const handle = this.#cell[0]!;
    this.#check("uc_context_save", this.#native.contextSave(this.#handle, handle));
    return { handle };
  }

  restoreContext(context: Context): void {
    this.#check("uc_context_restore", this.#native.contextRestore(this.#handle, context.handle));
  }

  close(): void {
    this.#native.close(this.#handle);
    for (const { callback } of this.#hooks) koffi.unregister(callback);
  }

  /** A range with from > to means everywhere. */
  #hook<F extends (...args: never[]) => unknown>(
    kind: number,
    type: TypeObject,
    callback: F,
    from = 1n,
    to = 0n,
  ): Hook {
    const registered = koffi.register(callback, type);
    const code = this.#native.hookAdd(this.#handle, this.#cell, kind, registered, null, from, to);
    this.#check("uc_hook_add", code);
    const hook = { id: this.#cell[0]!, callback: registered };
    this.#hooks.add(hook);
    return hook;
  }

  #check(call: string, code: number): void {
    if (code !== UC_ERR.OK) throw new UnicornError(call, code, this.#native.strerror(code));
  }
}

/** koffi hands out small 64-bit values as numbers. */
const instructionHook =
  (seen: (address: bigint, size: number) => void) =>
  (_: unknown, address: number | bigint, size: number): void =>
    seen(BigInt(address), size);
