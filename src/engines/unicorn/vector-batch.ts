/** XMM0 to XMM15 and MXCSR in one call of Unicorn's. */
import koffi from "koffi";
import { VECTOR_BYTES } from "../../cases/vectors.ts";
import type { VectorBatch } from "./api.ts";
import type { Native } from "./library.ts";
import { UC_REG_MXCSR, UC_REG_XMM0 } from "./registers.ts";

const COUNT = 17;

export class NativeVectorBatch implements VectorBatch {
  /** The sixteen, and MXCSR behind them. */
  readonly #memory = new Uint8Array(VECTOR_BYTES + 16);
  readonly #mxcsr = new Uint32Array(this.#memory.buffer, VECTOR_BYTES, 1);
  readonly bytes: Uint8Array = this.#memory.subarray(0, VECTOR_BYTES);
  readonly #native: Native;
  readonly #handle: bigint;
  readonly #registers = Int32Array.from({ length: 32 }, (_, n) => (n === 16 ? UC_REG_MXCSR : UC_REG_XMM0 + n));
  readonly #pointers: BigUint64Array;
  readonly #addresses: readonly [registers: bigint, pointers: bigint];

  constructor(native: Native, handle: bigint) {
    this.#native = native;
    this.#handle = handle;
    const base = koffi.address(this.#memory);
    this.#pointers = BigUint64Array.from({ length: 32 }, (_, n) => base + BigInt(16 * n));
    this.#addresses = [koffi.address(this.#registers), koffi.address(this.#pointers)];
  }

  get mxcsr(): number {
    return this.#mxcsr[0]!;
  }

  set mxcsr(value: number) {
    this.#mxcsr[0] = value;
  }

  read(): void {
    this.#native.readBatch(this.#handle, ...this.#addresses, COUNT);
  }

  write(): void {
    this.#native.writeBatch(this.#handle, ...this.#addresses, COUNT);
  }
}
