/** Little-endian writes into a file whose size is known. */
export class Writer {
  readonly file: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(size: number) {
    this.file = new Uint8Array(size);
    this.#view = new DataView(this.file.buffer);
  }

  u8(value: number): this {
    this.#view.setUint8(this.#advance(1), value);
    return this;
  }

  u32(value: number): this {
    this.#view.setUint32(this.#advance(4), value, true);
    return this;
  }

  u64(value: bigint): this {
    this.#view.setBigUint64(this.#advance(8), value, true);
    return this;
  }

  bytes(value: ArrayLike<number>): this {
    this.file.set(value, this.#advance(value.length));
    return this;
  }

  #advance(size: number): number {
    const from = this.#at;
    this.#at += size;
    return from;
  }
}
