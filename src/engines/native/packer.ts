/** Writes words, half words and padded bytes one after the other into memory that grows. */

const FIRST_SIZE = 1 << 20;

export class Packer {
  #words = new BigUint64Array(FIRST_SIZE / 8);
  #halves = new Uint32Array(this.#words.buffer);
  #bytes = new Uint8Array(this.#words.buffer);
  /** In bytes; always a multiple of 8 between two calls. */
  #at = 0;

  reset(): void {
    this.#at = 0;
  }

  get size(): number {
    return this.#at;
  }

  /** Everything since `reset`. A view: valid until the next `reset`. */
  get written(): Uint8Array {
    return this.#bytes.subarray(0, this.#at);
  }

  word(value: bigint): void {
    if (this.#at + 8 > this.#bytes.length) this.#grow(8);
    this.#words[this.#at >>> 3] = value;
    this.#at += 8;
  }

  /** `count` words, the first of `values`: one look at the room for all of them. */
  words(values: readonly bigint[], count: number): void {
    if (this.#at + 8 * count > this.#bytes.length) this.#grow(8 * count);
    const words = this.#words;
    const from = this.#at >>> 3;
    for (let n = 0; n < count; n++) words[from + n] = values[n]!;
    this.#at += 8 * count;
  }

  /** Two numbers of 32 bits. */
  pair(low: number, high: number): void {
    if (this.#at + 8 > this.#bytes.length) this.#grow(8);
    this.#halves[this.#at >>> 2] = low;
    this.#halves[(this.#at >>> 2) + 1] = high;
    this.#at += 8;
  }

  /** Padded to 8. */
  bytes(bytes: Uint8Array): void {
    const size = (bytes.length + 7) & ~7;
    if (this.#at + size > this.#bytes.length) this.#grow(size);
    this.#bytes.set(bytes, this.#at);
    this.#at += size;
  }

  /** Overwrites an earlier pair. */
  patch(at: number, low: number, high: number): void {
    this.#halves[at / 4] = low;
    this.#halves[at / 4 + 1] = high;
  }

  #grow(more: number): void {
    let size = this.#bytes.length;
    while (size < this.#at + more) size *= 2;
    const words = new BigUint64Array(size / 8);
    const bytes = new Uint8Array(words.buffer);
    bytes.set(this.written);
    this.#words = words;
    this.#halves = new Uint32Array(words.buffer);
    this.#bytes = bytes;
  }
}
