/** BMI2: scattering and gathering bits, shifts and a product that leave the flags alone. */
import { bit, mask, signed, truncate, type Width } from "../bits.ts";
import { type Operand, type RegisterOperand, read, write } from "../operands.ts";
import { RDX } from "../state.ts";
import { type Execute, rows } from "../table.ts";
import { withSignZero } from "./bmi1.ts";
import { fromSources, type Result, unchanged } from "./result.ts";

/** BZHI: the source's bits below the position told by bits 7:0 of `index`. CF: that is no position in the source, all of it stays. */
export function zeroHighBits(width: Width, source: bigint, index: bigint): Result {
  const position = index & 0xffn;
  return withSignZero(width, source & ((1n << position) - 1n), position >= BigInt(width));
}

/** PDEP: the source's low bits go, in order, where `places` has ones. */
export function deposit(width: Width, source: bigint, places: bigint): bigint {
  let [value, taken] = [0n, 0];
  for (let n = 0; n < width; n++) {
    if (bit(places, n) === 1) value |= BigInt(bit(source, taken++)) << BigInt(n);
  }
  return value;
}

/** PEXT: the source's bits where `places` has ones, moved together at the bottom, in order. */
export function extract(width: Width, source: bigint, places: bigint): bigint {
  let [value, given] = [0n, 0];
  for (let n = 0; n < width; n++) {
    if (bit(places, n) === 1) value |= BigInt(bit(source, n)) << BigInt(given++);
  }
  return value;
}

/** The low 5 bits of the count, 6 for 64-bit operands. */
const masked = (width: Width, count: bigint): bigint => count & (width === 64 ? 63n : 31n);

/** SHLX: zeros come in at the bottom. */
export const shiftLeftFlagless = (width: Width, value: bigint, count: bigint): bigint =>
  truncate(width, value << masked(width, count));

/** SHRX: zeros come in at the top. */
export const shiftRightFlagless = (width: Width, value: bigint, count: bigint): bigint => value >> masked(width, count);

/** SARX: copies of the sign come in at the top. */
export const shiftArithmeticFlagless = (width: Width, value: bigint, count: bigint): bigint =>
  truncate(width, signed(width, value) >> masked(width, count));

/** RORX: what leaves at the bottom comes in at the top. */
export function rotateFlagless(width: Width, value: bigint, count: bigint): bigint {
  const turn = masked(width, count) % BigInt(width);
  return truncate(width, (value >> turn) | (value << (BigInt(width) - turn)));
}

/** A value without flags. */
const flagless = (define: (width: Width, left: bigint, right: bigint) => bigint): Execute =>
  fromSources((width, left, right) => unchanged(define(width, left, right)));

/** MULX: rDX times the last operand, unsigned. The first operand is written last: where both are one register it keeps the upper half. */
const multiplyFlagless: Execute = (state, { width, operands }) => {
  const [upper, lower, factor] = operands as [RegisterOperand, RegisterOperand, Operand];
  const product = read(state, { kind: "register", index: RDX, width, high: false }) * read(state, factor);
  write(state, lower, product & mask(width));
  write(state, upper, product >> BigInt(width));
};

const head = { feature: "bmi2" } as const;

export const bmi2Rows = [
  ...rows(
    fromSources(zeroHighBits),
    { ...head, writes: "OF SF ZF AF PF CF", undefined: "AF PF", section: "SDM 2A BZHI" },
    `
  VEX.LZ.0F38.W0 F5 /r          BZHI Gd, Ed, Bd
  VEX.LZ.0F38.W1 F5 /r          BZHI Gq, Eq, Bq
  `,
  ),
  ...rows(
    flagless(extract),
    { ...head, section: "SDM 2B PEXT" },
    `
  VEX.LZ.F3.0F38.W0 F5 /r       PEXT Gd, Bd, Ed
  VEX.LZ.F3.0F38.W1 F5 /r       PEXT Gq, Bq, Eq
  `,
  ),
  ...rows(
    flagless(deposit),
    { ...head, section: "SDM 2B PDEP" },
    `
  VEX.LZ.F2.0F38.W0 F5 /r       PDEP Gd, Bd, Ed
  VEX.LZ.F2.0F38.W1 F5 /r       PDEP Gq, Bq, Eq
  `,
  ),
  ...rows(
    multiplyFlagless,
    { ...head, section: "SDM 2B MULX" },
    `
  VEX.LZ.F2.0F38.W0 F6 /r       MULX Gd, Bd, Ed
  VEX.LZ.F2.0F38.W1 F6 /r       MULX Gq, Bq, Eq
  `,
  ),
  ...rows(
    flagless(shiftLeftFlagless),
    { ...head, section: "SDM 2B SARX/SHLX/SHRX" },
    `
  VEX.LZ.66.0F38.W0 F7 /r       SHLX Gd, Ed, Bd
  VEX.LZ.66.0F38.W1 F7 /r       SHLX Gq, Eq, Bq
  `,
  ),
  ...rows(
    flagless(shiftArithmeticFlagless),
    { ...head, section: "SDM 2B SARX/SHLX/SHRX" },
    `
  VEX.LZ.F3.0F38.W0 F7 /r       SARX Gd, Ed, Bd
  VEX.LZ.F3.0F38.W1 F7 /r       SARX Gq, Eq, Bq
  `,
  ),
  ...rows(
    flagless(shiftRightFlagless),
    { ...head, section: "SDM 2B SARX/SHLX/SHRX" },
    `
  VEX.LZ.F2.0F38.W0 F7 /r       SHRX Gd, Ed, Bd
  VEX.LZ.F2.0F38.W1 F7 /r       SHRX Gq, Eq, Bq
  `,
  ),
  ...rows(
    flagless(rotateFlagless),
    { ...head, section: "SDM 2B RORX" },
    `
  VEX.LZ.F2.0F3A.W0 F0 /r ib    RORX Gd, Ed, Ib
  VEX.LZ.F2.0F3A.W1 F0 /r ib    RORX Gq, Eq, Ib
  `,
  ),
];
