/** The instruction bytes, one after the other, with the two ways in which they can end too early. */

/** No instruction is longer (SDM 2B, 2.3.11); the sixteenth byte raises #GP. */
export const LONGEST_INSTRUCTION = 15;

/** More bytes are needed than there are. `limit`: the 15-byte limit, not the end of memory, was reached. */
export class OutOfBytes {
  readonly limit: boolean;
  constructor(limit: boolean) {
    this.limit = limit;
  }
}

export class Bytes {
  readonly #source: Uint8Array;
  readonly #start: number;
  /** Bytes taken so far. */
  position = 0;

  constructor(source: Uint8Array, start: number) {
    this.#source = source;
    this.#start = start;
  }

  next(): number {
    if (this.position >= LONGEST_INSTRUCTION) throw new OutOfBytes(true);
    const byte = this.#source[this.#start + this.position];
    if (byte === undefined) throw new OutOfBytes(false);
    this.position++;
    return byte;
  }

  /** The byte `ahead` of the next one, left where it is. Ends too early as `next` does, also at a byte in between. */
  peek(ahead: number): number {
    const start = this.position;
    let byte = this.next();
    for (let n = 0; n < ahead; n++) byte = this.next();
    this.position = start;
    return byte;
  }

  /** `size` bytes, little-endian, as an unsigned number of 8 * size bits. */
  unsigned(size: number): bigint {
    let low = 0;
    for (let n = 0; n < Math.min(size, 4); n++) low += this.next() * 2 ** (8 * n);
    if (size <= 4) return BigInt(low);
    let high = 0;
    for (let n = 0; n < size - 4; n++) high += this.next() * 2 ** (8 * n);
    return (BigInt(high) << 32n) | BigInt(low);
  }

  /** As `unsigned`, read as two's complement. */
  signed(size: number): bigint {
    return BigInt.asIntN(8 * size, this.unsigned(size));
  }
}
