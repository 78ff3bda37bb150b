/** The C functions of libunicorn that the binding calls, declared for koffi. Handles and guest addresses are 64-bit bigints. */
import koffi from "koffi";

export type Native = ReturnType<typeof declare>;
type Pointer = bigint | Uint8Array | Int32Array | BigUint64Array | null;

/** Arguments: handle, address, size, instruction. Answers of 64 bits come as numbers when they are small. */
export const CODE_HOOK = koffi.pointer(koffi.proto("void", ["uint64", "uint64", "uint32", "void *"]));
export const INTERRUPT_HOOK = koffi.pointer(koffi.proto("void", ["uint64", "uint32", "void *"]));
export const MEMORY_HOOK = koffi.pointer(koffi.proto("bool", ["uint64", "int", "uint64", "int", "int64", "void *"]));

/** What `uc_version` of the library answers; throws koffi's error when it cannot be loaded or is not Unicorn. */
export function versionWord(path: string): number {
  const version = koffi.load(path).func("uc_version", "uint32", ["void *", "void *"]) as unknown as (
    major: null,
    minor: null,
  ) => number;
  return version(null, null);
}

/** Loads the library; throws koffi's error when it is none, or lacks a function. */
export function declare(path: string) {
  const library = koffi.load(path);
  const func = <F extends (...args: never[]) => unknown>(name: string, result: string, args: string[]): F =>
    library.func(name, result, args) as unknown as F;
  type Handle = bigint;
  return {
    path,
    strerror: func<(code: number) => string>("uc_strerror", "str", ["int"]),
    open: func<(arch: number, mode: number, out: Pointer) => number>("uc_open", "int", ["int", "int", "void *"]),
    close: func<(uc: Handle) => number>("uc_close", "int", ["uint64"]),
    mapPointer: func<(uc: Handle, at: bigint, size: number, protection: number, bytes: bigint) => number>(
      "uc_mem_map_ptr",
      "int",
      ["uint64", "uint64", "size_t", "uint32", "uint64"],
    ),
    unmap: func<(uc: Handle, at: bigint, size: number) => number>("uc_mem_unmap", "int", [
      "uint64",
      "uint64",
      "size_t",
    ]),
    protect: func<(uc: Handle, at: bigint, size: number, protection: number) => number>("uc_mem_protect", "int", [
      "uint64",
      "uint64",
      "size_t",
      "uint32",
    ]),
    read: func<(uc: Handle, at: bigint, out: Pointer, size: number) => number>("uc_mem_read", "int", [
      "uint64",
      "uint64",
      "void *",
      "size_t",
    ]),
    write: func<(uc: Handle, at: bigint, bytes: Pointer, size: number) => number>("uc_mem_write", "int", [
      "uint64",
      "uint64",
      "void *",
      "size_t",
    ]),
    readBatch: func<(uc: Handle, registers: bigint, pointers: bigint, count: number) => number>(
      "uc_reg_read_batch",
      "int",
      ["uint64", "uint64", "uint64", "int"],
    ),
    writeBatch: func<(uc: Handle, registers: bigint, pointers: bigint, count: number) => number>(
      "uc_reg_write_batch",
      "int",
      ["uint64", "uint64", "uint64", "int"],
    ),
    readRegister: func<(uc: Handle, register: number, out: bigint) => number>("uc_reg_read", "int", [
      "uint64",
      "int",
      "uint64",
    ]),
    writeRegister: func<(uc: Handle, register: number, value: bigint) => number>("uc_reg_write", "int", [
      "uint64",
      "int",
      "uint64",
    ]),
    start: func<(uc: Handle, begin: bigint, until: bigint, timeout: number, count: number) => number>(
      "uc_emu_start",
      "int",
      ["uint64", "uint64", "uint64", "uint64", "size_t"],
    ),
    stop: func<(uc: Handle) => number>("uc_emu_stop", "int", ["uint64"]),
    hookAdd: func<
      (uc: Handle, out: Pointer, kind: number, callback: bigint, user: null, from: bigint, to: bigint) => number
    >("uc_hook_add", "int", ["uint64", "void *", "int", "uint64", "void *", "uint64", "uint64"]),
    hookDelete: func<(uc: Handle, hook: bigint) => number>("uc_hook_del", "int", ["uint64", "uint64"]),
    contextAllocate: func<(uc: Handle, out: Pointer) => number>("uc_context_alloc", "int", ["uint64", "void *"]),
    contextSave: func<(uc: Handle, context: bigint) => number>("uc_context_save", "int", ["uint64", "uint64"]),
    contextRestore: func<(uc: Handle, context: bigint) => number>("uc_context_restore", "int", ["uint64", "uint64"]),
    /** Variadic in C: the types of further arguments come in pairs with them. */
    control: func<(uc: Handle, request: number, ...pairs: (string | number | bigint)[]) => number>("uc_ctl", "int", [
      "uint64",
      "uint32",
      "...",
    ]),
  };
}
