/** Little-endian reads of a container, bounds-checked: every read outside is a LoadError, whatever the file claims. */
import { LoadError } from "./load-error.ts";

/**
 * Bytes that are copied in all, as a multiple of the file's own: linkers let no two segments share bytes, and the tables are read once.
 * A hostile file would have hundreds of segments of the whole file.
 */
const MOST_COPIES = 4;

export class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  /** Offset of the next read, in bytes. */
  at = 0;
  #copied = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.#bytes.length;
  }

  /** Moves to `offset`, which may come from the file: anything but an offset within it is refused. */
  seek(offset: bigint, what: string): void {
    if (offset > BigInt(this.length)) throw truncated(what);
    this.at = Number(offset);
  }

  u8(what: string): number {
    return this.#view.getUint8(this.#advance(1, what));
  }

  u16(what: string): number {
    return this.#view.getUint16(this.#advance(2, what), true);
  }

  u32(what: string): number {
    return this.#view.getUint32(this.#advance(4, what), true);
  }

  u64(what: string): bigint {
    return this.#view.getBigUint64(this.#advance(8, what), true);
  }

  /** A size in 64 bits, kept in a number: nothing over 4 GiB can be within any limit. */
  size(what: string): number {
    const size = this.u64(what);
    if (size > 0xffffffffn) throw new LoadError(`${what} asks for ${size} bytes`);
    return Number(size);
  }

  /** A copy of the next `size` bytes: an image never changes when its file's buffer does. */
  bytes(size: number, what: string): Uint8Array {
    const from = this.#advance(size, what);
    this.#copied += size;
    if (this.#copied > MOST_COPIES * this.length)
      throw new LoadError("parts of the file overlap each other many times");
    return this.#bytes.slice(from, from + size);
  }

  #advance(size: number, what: string): number {
    const from = this.at;
    if (size > this.length - from) throw truncated(what);
    this.at = from + size;
    return from;
  }
}

const truncated = (what: string): LoadError => new LoadError(`the file ends within ${what}`);
