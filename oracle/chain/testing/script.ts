/** Contracts for tests that do nothing but call services, with texts and bytes among their constants. */
import { encodeText } from "../bytes.ts";
import { littleEndian } from "../value-type.ts";
import { CONSTANTS, call, DATA, int, move, program, RET } from "./guest-program.ts";

/** Registers that carry arguments: rdi, rsi, rdx, rcx, r8. */
const ARGUMENTS = [7, 6, 2, 1, 8] as const;

export type Argument = bigint | string | Uint8Array;

export class Script {
  readonly #code: number[] = [];
  readonly #constants: number[] = [];

  /** Calls a service. A text becomes the address of a string's struct, bytes the address of the bytes. */
  service(vector: number, ...values: readonly Argument[]): this {
    for (const [n, value] of values.entries()) this.#code.push(...move(ARGUMENTS[n]!, this.#place(value)));
    this.#code.push(...int(vector));
    return this;
  }

  /** Returns the string whose struct a service has filled at `address`. */
  returnText(address = DATA): this {
    return this.service(0x50, address);
  }

  /** Returns rax as u64. */
  returnRax(): this {
    this.#code.push(0x48, 0x89, 0xc7, ...int(0x59));
    return this;
  }

  /** Returns `count` bytes at `address`, as a string. */
  returnBytes(count: number, address = DATA): this {
    const struct = [...littleEndian(address, 64), ...littleEndian(BigInt(count), 64)];
    return this.service(0x50, Uint8Array.from(struct));
  }

  get container(): Uint8Array {
    return program([...this.#code, ...RET], [], this.#constants);
  }

  run(options: Parameters<typeof call>[1] = {}): ReturnType<typeof call> {
    return call(this.container, options);
  }

  #place(value: Argument): bigint {
    if (typeof value === "bigint") return value;
    if (typeof value !== "string") return this.#constant(value);
    const bytes = encodeText(value);
    const at = this.#constant(bytes);
    return this.#constant(Uint8Array.from([...littleEndian(at, 64), ...littleEndian(BigInt(bytes.length), 64)]));
  }

  #constant(bytes: Uint8Array): bigint {
    const at = CONSTANTS + BigInt(this.#constants.length);
    for (const byte of bytes) this.#constants.push(byte);
    return at;
  }
}

export const script = (): Script => new Script();
