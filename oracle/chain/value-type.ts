/** The ten types that parameters, results and events have, in the order that `base + t` numbers them (doc, seen). */

export interface IntegerType {
  readonly name: "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64";
  readonly bits: 8 | 16 | 32 | 64;
  readonly signed: boolean;
}

export type ValueType = { readonly name: "string" } | { readonly name: "bool" } | IntegerType;

export const VALUE_TYPES: readonly ValueType[] = [
  { name: "string" },
  { name: "bool" },
  { name: "i8", bits: 8, signed: true },
  { name: "i16", bits: 16, signed: true },
  { name: "i32", bits: 32, signed: true },
  { name: "i64", bits: 64, signed: true },
  { name: "u8", bits: 8, signed: false },
  { name: "u16", bits: 16, signed: false },
  { name: "u32", bits: 32, signed: false },
  { name: "u64", bits: 64, signed: false },
];

/** A value that a contract returned. Strings are bytes: nothing promises that they are text. */
export type Value =
  | { readonly type: "string"; readonly value: Uint8Array }
  | { readonly type: "bool"; readonly value: boolean }
  | { readonly type: IntegerType["name"]; readonly value: bigint };

/** `value` in `bits` bits, little-endian. Negative values are two's complement. */
export function littleEndian(value: bigint, bits: number): Uint8Array {
  return Uint8Array.from({ length: bits / 8 }, (_, n) => Number((value >> BigInt(8 * n)) & 0xffn));
}

/** Whether the type can hold `value`. */
export function fits({ bits, signed }: IntegerType, value: bigint): boolean {
  return (signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value)) === value;
}

/** What a register holds, read as the type: only its own width is defined (echo-vm.md, section 3). */
export function fromRegister({ bits, signed }: IntegerType, register: bigint): bigint {
  return signed ? BigInt.asIntN(bits, register) : BigInt.asUintN(bits, register);
}

/** As an event's signature spells the type: `string`, `bool`, `uint64` (doc), the other integers alike (fits). */
export const signatureName = ({ type }: Pick<Value, "type">): string =>
  type.replace(/^([iu])(?=\d)/, (_, sign) => (sign === "u" ? "uint" : "int"));
