/**
 * Pages in a file that has no name (Linux). The kernel gives it a page when somebody touches one, and tells which there are: of a stack
 * of a mebibyte a contract uses two, and looking at the rest after every service took most of the time of a call.
 */
import { closeSync, ftruncateSync } from "node:fs";
import koffi from "koffi";
import { libc } from "../engines/native/libc.ts";
import type { Extent, GuestPages } from "./guest-pages.ts";

/** Of addresses only: images, stacks and heaps of eight contracts. */
const ROOM = 1 << 30;
/** In one view, because a view of its own takes 14 µs: image, stack and heap of most contracts. */
const WINDOW = 64 << 20;
const [CLOSE_ON_EXEC, READ_WRITE, SHARED] = [1, 3, 1];
const [SEEK_DATA, SEEK_HOLE] = [3, 4];
/** There is nothing but holes. */
const ENXIO = 6;

export class GuestFile implements GuestPages {
  readonly descriptor: number;
  readonly #base: bigint;
  readonly #window: ArrayBuffer;
  #size = 0;

  /** Throws where the system has no such files, or no room. */
  constructor() {
    this.descriptor = libc().memfd("contract", CLOSE_ON_EXEC);
    if (this.descriptor < 0) throw new Error("memfd_create is refused");
    this.#base = libc().mmap(0, ROOM, READ_WRITE, SHARED, this.descriptor, 0);
    if (this.#base === -1n) throw new Error("the file of a guest's memory cannot be mapped");
    this.#window = koffi.view(this.#base, WINDOW);
  }

  /** Throws RangeError over a gibibyte. */
  grow(size: number): Buffer {
    const from = this.#size;
    if (from + size > ROOM) throw new RangeError("a guest's memory is larger than a gibibyte");
    this.#size += size;
    ftruncateSync(this.descriptor, this.#size);
    if (this.#size <= WINDOW) return Buffer.from(this.#window, from, size);
    return Buffer.from(koffi.view(this.#base + BigInt(from), size));
  }

  touched(): readonly Extent[] {
    const extents: Extent[] = [];
    for (let at = 0; at < this.#size; ) {
      const from = this.#seek(at, SEEK_DATA);
      if (from >= this.#size) break;
      at = this.#seek(from, SEEK_HOLE);
      extents.push({ from, to: at });
    }
    return extents;
  }

  empty(): void {
    this.#size = 0;
    ftruncateSync(this.descriptor, 0);
  }

  close(): void {
    libc().munmap(this.#base, ROOM);
    closeSync(this.descriptor);
  }

  /** A kernel that cannot tell holes has none. */
  #seek(at: number, whence: number): number {
    const found = libc().lseek(this.descriptor, at, whence);
    if (found >= 0) return found;
    return whence === SEEK_HOLE || koffi.errno() === ENXIO ? this.#size : at;
  }
}
