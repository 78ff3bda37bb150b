/** Several registers in one call of Unicorn's: 0.3 µs, whatever their number. */
import koffi from "koffi";
import type { RegisterBatch } from "./api.ts";
import type { Native } from "./library.ts";

/** Memory of this many registers: arrays below 64 bytes may live inside the moving heap, and their address would not last. */
const ROOM = 32;

export class NativeBatch implements RegisterBatch {
  readonly values: BigUint64Array;
  readonly #native: Native;
  readonly #handle: bigint;
  readonly #registers: Int32Array;
  /** Unicorn wants an array of pointers to values. */
  readonly #pointers: BigUint64Array;
  readonly #addresses: readonly [registers: bigint, pointers: bigint];

  constructor(native: Native, handle: bigint, registers: readonly number[]) {
    this.#native = native;
    this.#handle = handle;
    this.#registers = new Int32Array(ROOM);
    this.#registers.set(registers);
    this.values = new BigUint64Array(ROOM).subarray(0, registers.length);
    const base = koffi.address(this.values);
    this.#pointers = BigUint64Array.from({ length: ROOM }, (_, index) => base + BigInt(8 * index));
    this.#addresses = [koffi.address(this.#registers), koffi.address(this.#pointers)];
  }

  read(): void {
    this.#native.readBatch(this.#handle, ...this.#addresses, this.values.length);
  }

  write(): void {
    this.#native.writeBatch(this.#handle, ...this.#addresses, this.values.length);
  }
}
