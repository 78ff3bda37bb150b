/** The byte array that a call returns: values one behind the other (doc; encodings: echo-vm.md, section 4). */
import { joined } from "./bytes.ts";
import { CallError } from "./errors.ts";
import { littleEndian, VALUE_TYPES, type Value } from "./value-type.ts";

export class Output {
  readonly #limit: number;
  readonly #pieces: Uint8Array[] = [];
  #size = 0;
  /** The same values before encoding: for people, no part of ECHO's result. */
  readonly values: Value[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** CallError output_limit_exceeded when the value does not fit any more; what was there stays. */
  append(value: Value): void {
    const bytes = encodeValue(value);
    if (this.#size + bytes.length > this.#limit) {
      throw new CallError("output_limit_exceeded", `the output would be longer than ${this.#limit} bytes`);
    }
    this.#size += bytes.length;
    this.#pieces.push(bytes);
    this.values.push(value);
  }

  bytes(): Uint8Array {
    return joined(this.#pieces);
  }
}

/** Integers at their own width, little-endian (doc); a bool is one byte 0 or 1, a string u32 length and bytes (fits). */
export function encodeValue(value: Value): Uint8Array {
  if (value.type === "string") return joined([littleEndian(BigInt(value.value.length), 32), value.value]);
  if (value.type === "bool") return Uint8Array.of(value.value ? 1 : 0);
  return littleEndian(value.value, bitsOf(value.type));
}

function bitsOf(name: Value["type"]): number {
  const type = VALUE_TYPES.find((one) => one.name === name);
  return type && "bits" in type ? type.bits : 0;
}
