/** Shifts and rotates. Counts are masked to 5 bits, to 6 for 64-bit operands, before anything else (SDM 2B SAL/SAR/SHL/SHR). */
import { bit, mask, signBit, signed, truncate, type Width } from "../bits.ts";
import { AF, CF, OF, STATUS } from "../flags.ts";
import { type Operand, read, readForWrite } from "../operands.ts";
import { readFlag } from "../state.ts";
import { type Execute, rows } from "../table.ts";
import { binary, commitFlags, type Result, unchanged, when, writeResult, zeroSignParity } from "./result.ts";

const maskCount = (width: Width, count: bigint): number => Number(count & (width === 64 ? 63n : 31n));

/**
 * OF is defined for a count of 1 only. Policy for larger counts: what a count of 1 would have given, but for two kinds of rotates, where
 * OF stays: ROL and ROR of a register by an immediate, and RCL and RCR by whole turns of CF:value. All of it measured, on every row and
 * operand size: docs/undefined-bits.md has the processor and the numbers.
 */
const signChangesInFirstStep = (width: Width, value: bigint): boolean =>
  bit(value, width - 1) !== bit(value, width - 2);

/**
 * SHL. CF: the last bit shifted out. OF: the sign changed in the first step.
 * Undefined: AF always, OF for counts above 1, CF when the count reaches the width. Policy: AF clear, CF by the same words.
 */
export function shiftLeft(width: Width, value: bigint, rawCount: bigint): Result {
  const count = maskCount(width, rawCount);
  if (count === 0) return unchanged(value);
  const wide = value << BigInt(count);
  const carry = bit(wide, width) === 1;
  return shifted(width, truncate(width, wide), count, carry, signChangesInFirstStep(width, value), count >= width);
}

/** SHR. CF: the last bit shifted out. OF: the original sign. Undefined as for SHL. */
export function shiftRight(width: Width, value: bigint, rawCount: bigint): Result {
  const count = maskCount(width, rawCount);
  if (count === 0) return unchanged(value);
  const carry = bit(value, count - 1) === 1;
  return shifted(width, value >> BigInt(count), count, carry, signBit(width, value), count >= width);
}

/** SAR. CF: the last bit shifted out, the sign when the count passes the width. OF: 0. */
export function shiftArithmeticRight(width: Width, value: bigint, rawCount: bigint): Result {
  const count = maskCount(width, rawCount);
  if (count === 0) return unchanged(value);
  const wide = signed(width, value);
  const carry = bit(wide, count - 1) === 1;
  return shifted(width, truncate(width, wide >> BigInt(count)), count, carry, false, false);
}

function shifted(
  width: Width,
  value: bigint,
  count: number,
  carry: boolean,
  overflow: boolean,
  carryGone: boolean,
): Result {
  return {
    value,
    flags: when(carry, CF) | when(overflow, OF) | zeroSignParity(width, value),
    written: STATUS,
    undefined: AF | when(count > 1, OF) | when(carryGone, CF),
  };
}

/** ROL. CF: the bit that came in at the bottom. OF: the sign changed in the first step. A masked count of 0 leaves the flags. */
export function rotateLeft(width: Width, value: bigint, rawCount: bigint): Result {
  const count = maskCount(width, rawCount);
  if (count === 0) return unchanged(value);
  const turn = BigInt(count % width);
  const result = truncate(width, (value << turn) | (value >> (BigInt(width) - turn)));
  return rotated(result, count, bit(result, 0) === 1, signChangesInFirstStep(width, value));
}

/** ROR. CF: the bit that came in at the top. OF: the sign changed in the first step, which moves bit 0 there. */
export function rotateRight(width: Width, value: bigint, rawCount: bigint): Result {
  const count = maskCount(width, rawCount);
  if (count === 0) return unchanged(value);
  const turn = BigInt(count % width);
  const result = truncate(width, (value >> turn) | (value << (BigInt(width) - turn)));
  return rotated(result, count, signBit(width, result), bit(value, 0) !== bit(value, width - 1));
}

/** RCL rotates CF:value, width + 1 bits. OF: the sign changed in the first step. */
export function rotateCarryLeft(width: Width, value: bigint, rawCount: bigint, carryIn: bigint): Result {
  const count = maskCount(width, rawCount);
  if (count === 0) return unchanged(value);
  const turn = count % (width + 1);
  const turned = turnCarry(width, value, carryIn, turn);
  const result = rotated(turned.value, count, turned.carry, signChangesInFirstStep(width, value));
  return turn === 0 ? leavingUndefined(result) : result;
}

/** RCR rotates CF:value to the right: RCL by the complement. OF: the sign changed in the first step, which moves CF there. */
export function rotateCarryRight(width: Width, value: bigint, rawCount: bigint, carryIn: bigint): Result {
  const count = maskCount(width, rawCount);
  if (count === 0) return unchanged(value);
  const turn = count % (width + 1);
  const turned = turnCarry(width, value, carryIn, width + 1 - turn);
  const result = rotated(turned.value, count, turned.carry, (carryIn === 1n) !== signBit(width, value));
  return turn === 0 ? leavingUndefined(result) : result;
}

/** Rotates the width + 1 bits CF:value left by `turn`, 0 to width + 1. */
function turnCarry(width: Width, value: bigint, carryIn: bigint, turn: number): { value: bigint; carry: boolean } {
  const ring = (carryIn << BigInt(width)) | value;
  const turned = (ring << BigInt(turn)) | (ring >> BigInt(width + 1 - turn));
  return { value: truncate(width, turned), carry: bit(turned, width) === 1 };
}

/** Rotates write CF and OF only. */
const rotated = (value: bigint, count: number, carry: boolean, overflow: boolean): Result => ({
  value,
  flags: when(carry, CF) | when(overflow, OF),
  written: CF | OF,
  undefined: when(count > 1, OF),
});

/** The same with the undefined flags as they were. */
const leavingUndefined = (result: Result): Result => ({ ...result, written: result.written & ~result.undefined });

/**
 * SHLD: the target moves left, the source's top bits come in from the right. CF: the last bit shifted out. OF: the sign changed
 * in the first step. A count above the width (16-bit operands only) leaves target and all flags undefined.
 */
export function shiftLeftDouble(width: Width, target: bigint, source: bigint, rawCount: bigint): Result {
  const count = maskCount(width, rawCount);
  if (count === 0) return unchanged(target);
  const moved = threeWords(width, target, source, target) << BigInt(count);
  const value = truncate(width, moved >> BigInt(2 * width));
  return shiftedDouble(width, value, count, bit(moved, 3 * width) === 1, signChangesInFirstStep(width, target));
}

/** SHRD: the target moves right, the source's low bits come in from the left. Flags as for SHLD. */
export function shiftRightDouble(width: Width, target: bigint, source: bigint, rawCount: bigint): Result {
  const count = maskCount(width, rawCount);
  if (count === 0) return unchanged(target);
  const wide = threeWords(width, target, source, target);
  const value = truncate(width, wide >> BigInt(count));
  return shiftedDouble(
    width,
    value,
    count,
    bit(wide, count - 1) === 1,
    signBit(width, target) !== (bit(source, 0) === 1),
  );
}

/** Target and source side by side; the target once more is the policy for what counts above 16 bring in. */
const threeWords = (width: Width, top: bigint, middle: bigint, low: bigint): bigint =>
  (((top << BigInt(width)) | middle) << BigInt(width)) | low;

function shiftedDouble(width: Width, value: bigint, count: number, carry: boolean, overflow: boolean): Result {
  const flags = when(carry, CF) | when(overflow, OF) | zeroSignParity(width, value);
  if (count <= width) return { value, flags, written: STATUS, undefined: AF | when(count > 1, OF) };
  return { value, flags, written: STATUS, undefined: STATUS, undefinedValue: mask(width) };
}

/** ROL and ROR. Of a register by an immediate above 1: an encoding of its own inside processors, which leaves OF alone. */
const rotate =
  (define: (width: Width, value: bigint, count: bigint) => Result): Execute =>
  (state, { width, operands }) => {
    const [target, count] = operands as [Operand, Operand];
    const result = define(width, readForWrite(state, target), read(state, count));
    writeResult(state, target, result);
    const staysAlone = target.kind === "register" && count.kind === "immediate";
    commitFlags(state, staysAlone ? leavingUndefined(result) : result);
  };

/** RCL and RCR: CF goes in as well; it is read only when the masked count is not 0. */
const throughCarry =
  (define: (width: Width, value: bigint, count: bigint, carry: bigint) => Result): Execute =>
  (state, { width, operands }) => {
    const target = operands[0]!;
    const value = readForWrite(state, target);
    const count = read(state, operands[1]!);
    const carry = maskCount(width, count) !== 0 && readFlag(state, CF) ? 1n : 0n;
    const result = define(width, value, count, carry);
    writeResult(state, target, result);
    commitFlags(state, result);
  };

const double =
  (define: (width: Width, target: bigint, source: bigint, count: bigint) => Result): Execute =>
  (state, { width, operands }) => {
    const target = operands[0]!;
    const result = define(width, readForWrite(state, target), read(state, operands[1]!), read(state, operands[2]!));
    writeResult(state, target, result);
    commitFlags(state, result);
  };

const shifts = { feature: "base", writes: "OF SF ZF AF PF CF", undefined: "OF AF CF" } as const;
/** The sign can be shifted out for ever: CF is always defined. */
const arithmeticShifts = { ...shifts, undefined: "OF AF" } as const;
const rotates = { feature: "base", writes: "OF CF", undefined: "OF" } as const;
const doubles = { feature: "base", writes: "OF SF ZF AF PF CF", undefined: "OF SF ZF AF PF CF" } as const;

export const shiftRows = [
  ...rows(
    rotate(rotateLeft),
    { ...rotates, section: "SDM 2B RCL/RCR/ROL/ROR" },
    `
  C0 /0 ib      ROL Eb, Ib
  C1 /0 ib      ROL Ev, Ib
  D0 /0         ROL Eb, 1
  D1 /0         ROL Ev, 1
  D2 /0         ROL Eb, CL
  D3 /0         ROL Ev, CL
  `,
  ),
  ...rows(
    rotate(rotateRight),
    { ...rotates, section: "SDM 2B RCL/RCR/ROL/ROR" },
    `
  C0 /1 ib      ROR Eb, Ib
  C1 /1 ib      ROR Ev, Ib
  D0 /1         ROR Eb, 1
  D1 /1         ROR Ev, 1
  D2 /1         ROR Eb, CL
  D3 /1         ROR Ev, CL
  `,
  ),
  ...rows(
    throughCarry(rotateCarryLeft),
    { ...rotates, reads: "CF", section: "SDM 2B RCL/RCR/ROL/ROR" },
    `
  C0 /2 ib      RCL Eb, Ib
  C1 /2 ib      RCL Ev, Ib
  D0 /2         RCL Eb, 1
  D1 /2         RCL Ev, 1
  D2 /2         RCL Eb, CL
  D3 /2         RCL Ev, CL
  `,
  ),
  ...rows(
    throughCarry(rotateCarryRight),
    { ...rotates, reads: "CF", section: "SDM 2B RCL/RCR/ROL/ROR" },
    `
  C0 /3 ib      RCR Eb, Ib
  C1 /3 ib      RCR Ev, Ib
  D0 /3         RCR Eb, 1
  D1 /3         RCR Ev, 1
  D2 /3         RCR Eb, CL
  D3 /3         RCR Ev, CL
  `,
  ),
  ...rows(
    binary(shiftLeft),
    { ...shifts, section: "SDM 2B SAL/SAR/SHL/SHR" },
    `
  C0 /4 ib      SHL Eb, Ib
  C1 /4 ib      SHL Ev, Ib
  D0 /4         SHL Eb, 1
  D1 /4         SHL Ev, 1
  D2 /4         SHL Eb, CL
  D3 /4         SHL Ev, CL
  C0 /6 ib      SHL Eb, Ib    # SAL's second encoding: absent from the manual's table, executed by every processor
  C1 /6 ib      SHL Ev, Ib
  D0 /6         SHL Eb, 1
  D1 /6         SHL Ev, 1
  D2 /6         SHL Eb, CL
  D3 /6         SHL Ev, CL
  `,
  ),
  ...rows(
    binary(shiftRight),
    { ...shifts, section: "SDM 2B SAL/SAR/SHL/SHR" },
    `
  C0 /5 ib      SHR Eb, Ib
  C1 /5 ib      SHR Ev, Ib
  D0 /5         SHR Eb, 1
  D1 /5         SHR Ev, 1
  D2 /5         SHR Eb, CL
  D3 /5         SHR Ev, CL
  `,
  ),
  ...rows(
    binary(shiftArithmeticRight),
    { ...arithmeticShifts, section: "SDM 2B SAL/SAR/SHL/SHR" },
    `
  C0 /7 ib      SAR Eb, Ib
  C1 /7 ib      SAR Ev, Ib
  D0 /7         SAR Eb, 1
  D1 /7         SAR Ev, 1
  D2 /7         SAR Eb, CL
  D3 /7         SAR Ev, CL
  `,
  ),
  ...rows(
    double(shiftLeftDouble),
    { ...doubles, section: "SDM 2B SHLD" },
    `
  0F A4 /r ib   SHLD Ev, Gv, Ib
  0F A5 /r      SHLD Ev, Gv, CL
  `,
  ),
  ...rows(
    double(shiftRightDouble),
    { ...doubles, section: "SDM 2B SHRD" },
    `
  0F AC /r ib   SHRD Ev, Gv, Ib
  0F AD /r      SHRD Ev, Gv, CL
  `,
  ),
];
