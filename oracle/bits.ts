/** Widths, two's complement and parity: the arithmetic ground that every definition stands on. Values are unsigned bigints. */

/** Operand widths in bits. 128: vector registers, and memory operands of that size. */
export type Width = 8 | 16 | 32 | 64 | 128;

const MASKS: Record<Width, bigint> = {
  8: 0xffn,
  16: 0xffffn,
  32: 0xffffffffn,
  64: 0xffffffffffffffffn,
  128: (1n << 128n) - 1n,
};

/** The smallest value whose sign bit is set. Comparing with it makes no new bigint, which shifting would. */
const HALVES: Record<Width, bigint> = {
  8: 0x80n,
  16: 0x8000n,
  32: 0x80000000n,
  64: 0x8000000000000000n,
  128: 1n << 127n,
};

/** All ones in `width` bits. */
export const mask = (width: Width): bigint => MASKS[width];

/** The low `width` bits. Accepts negative values (two's complement). */
export const truncate = (width: Width, value: bigint): bigint => BigInt.asUintN(width, value);

/** `value` read as a two's complement number of `width` bits. */
export const signed = (width: Width, value: bigint): bigint => BigInt.asIntN(width, value);

/** Sign-extends from `from` to `to` bits; the result is unsigned. */
export const signExtend = (from: Width, to: Width, value: bigint): bigint =>
  BigInt.asUintN(to, BigInt.asIntN(from, value));

const ONES = Array.from({ length: 256 }, (_, index) => 1n << BigInt(index));

/** Bit `index` (0 to 255) of `value`, two's complement, as 0 or 1. */
export const bit = (value: bigint, index: number): 0 | 1 => (value & ONES[index]! ? 1 : 0);

/** The most significant of `width` bits: the sign. */
export const signBit = (width: Width, value: bigint): boolean => value >= HALVES[width];

/** Whether `value` can be represented in `width` bits of two's complement. */
export const fitsSigned = (width: Width, value: bigint): boolean => value < HALVES[width] && value >= -HALVES[width];

/** Whether `value` can be represented in `width` unsigned bits. */
export const fitsUnsigned = (width: Width, value: bigint): boolean => value >= 0n && value <= mask(width);

const EVEN_PARITY = Uint8Array.from({ length: 256 }, (_, byte) => {
  let ones = 0;
  for (let rest = byte; rest; rest >>= 1) ones += rest & 1;
  return ones % 2 === 0 ? 1 : 0;
});

/** PF looks at the low byte only: 1 when it holds an even number of ones. */
export const evenParity = (value: bigint): boolean => EVEN_PARITY[Number(value & 0xffn)] === 1;

/** Addresses have 48 significant bits; the rest must repeat bit 47 (SDM 1, 3.3.7.1). */
export const isCanonical = (address: bigint): boolean => BigInt.asUintN(64, BigInt.asIntN(48, address)) === address;
