/** Where the memory of a guest lies in this process: pages that are zero at first, and which of them were touched since. */

export interface GuestPages {
  /** `size` more bytes, a multiple of 4096, all zero; behind those that there are, as `touched` counts them. */
  grow(size: number): Buffer;
  /** What may hold something else than zeros: multiples of 4096, ascending. */
  touched(): readonly Extent[];
  /** Gives all of it back; what `grow` gave is not to be looked at any more. */
  empty(): void;
  close(): void;
}

/** From the first byte that `grow` gave; `to` is the first that is not part of it. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** Anywhere: who has touched what is not known. */
export class PlainPages implements GuestPages {
  #size = 0;

  grow(size: number): Buffer {
    this.#size += size;
    // not Buffer.alloc: small ones would share their memory with others
    return Buffer.from(new ArrayBuffer(size));
  }

  touched(): readonly Extent[] {
    return this.#size === 0 ? [] : [{ from: 0, to: this.#size }];
  }

  empty(): void {
    this.#size = 0;
  }

  close(): void {}
}
