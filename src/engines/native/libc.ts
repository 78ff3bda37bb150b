/** The few functions of the C library that Node lacks. Each call takes 0.7 µs. */
import koffi from "koffi";

export interface Libc {
  readonly pipe2: (ends: Int32Array, flags: number) => number;
  readonly memfd: (name: string, flags: number) => number;
  readonly mmap: (at: number, size: number, protection: number, flags: number, file: number, offset: number) => bigint;
  readonly munmap: (at: bigint, size: number) => number;
  readonly lseek: (file: number, offset: number, whence: number) => number;
}

let loaded: Libc | undefined;

/** What this process is linked with already. Throws on systems that lack one of them. */
export function libc(): Libc {
  loaded ??= declare();
  return loaded;
}

function declare(): Libc {
  const library = koffi.load(null);
  const mmap = library.func("mmap", "int64", ["int64", "size_t", "int", "int", "int", "int64"]);
  return {
    pipe2: library.func("pipe2", "int", ["int *", "int"]) as Libc["pipe2"],
    memfd: library.func("memfd_create", "int", ["str", "uint"]) as Libc["memfd"],
    mmap: (...all) => BigInt(mmap(...all)),
    munmap: library.func("munmap", "int", ["int64", "size_t"]) as Libc["munmap"],
    lseek: library.func("lseek", "int64", ["int", "int64", "int"]) as Libc["lseek"],
  };
}
