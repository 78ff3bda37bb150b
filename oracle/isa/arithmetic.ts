/** Addition, subtraction, comparison, increment, decrement, negation. */
import { fitsSigned, fitsUnsigned, mask, signed, truncate, type Width } from "../bits.ts";
import { AF, CF, OF, STATUS } from "../flags.ts";
import { read, readForWrite } from "../operands.ts";
import { readFlag } from "../state.ts";
import { type Execute, rows } from "../table.ts";
import { binary, commitFlags, compare, type Result, unary, when, writeResult, zeroSignParity } from "./result.ts";

/** The low four bits: AF tells whether a sum or difference left this range. */
const NIBBLE = 0xfn;

/** ADD, ADC. CF: the unsigned sum did not fit. OF: the signed sum did not fit. AF: the sum of the low nibbles did not fit. */
export function add(width: Width, left: bigint, right: bigint, carry = 0n): Result {
  const sum = left + right + carry;
  const value = truncate(width, sum);
  const flags =
    when(!fitsUnsigned(width, sum), CF) |
    when(!fitsSigned(width, signed(width, left) + signed(width, right) + carry), OF) |
    when((left & NIBBLE) + (right & NIBBLE) + carry > NIBBLE, AF) |
    zeroSignParity(width, value);
  return { value, flags, written: STATUS, undefined: 0 };
}

/** SUB, SBB, CMP. CF: the unsigned difference is negative. OF: the signed one did not fit. AF: the low nibbles' is negative. */
export function subtract(width: Width, left: bigint, right: bigint, borrow = 0n): Result {
  const difference = left - right - borrow;
  const value = truncate(width, difference);
  const flags =
    when(difference < 0n, CF) |
    when(!fitsSigned(width, signed(width, left) - signed(width, right) - borrow), OF) |
    when((left & NIBBLE) - (right & NIBBLE) - borrow < 0n, AF) |
    zeroSignParity(width, value);
  return { value, flags, written: STATUS, undefined: 0 };
}

/** INC and DEC are an addition and a subtraction of 1 that leave CF alone. */
const keepCarry = (result: Result): Result => ({ ...result, written: result.written & ~CF });
export const increment = (width: Width, value: bigint): Result => keepCarry(add(width, value, 1n));
export const decrement = (width: Width, value: bigint): Result => keepCarry(subtract(width, value, 1n));

/** NEG is 0 - value. */
export const negate = (width: Width, value: bigint): Result => subtract(width, 0n, value);

/** NOT changes no flag. */
export const complement = (width: Width, value: bigint): Result => ({
  value: value ^ mask(width),
  flags: 0,
  written: 0,
  undefined: 0,
});

/** ADC and SBB: a binary operation that also takes CF. */
const withCarry =
  (define: (width: Width, left: bigint, right: bigint, carry: bigint) => Result): Execute =>
  (state, { width, operands }) => {
    const target = operands[0]!;
    const value = readForWrite(state, target);
    const result = define(width, value, read(state, operands[1]!), readFlag(state, CF) ? 1n : 0n);
    writeResult(state, target, result);
    commitFlags(state, result);
  };

const base = { feature: "base", writes: "OF SF ZF AF PF CF" } as const;
const carrying = { ...base, reads: "CF" } as const;
const counting = { feature: "base", writes: "OF SF ZF AF PF" } as const;

export const arithmeticRows = [
  ...rows(
    binary(add),
    { ...base, section: "SDM 2A ADD" },
    `
  00 /r       ADD Eb, Gb    lock
  01 /r       ADD Ev, Gv    lock
  02 /r       ADD Gb, Eb
  03 /r       ADD Gv, Ev
  04 ib       ADD AL, Ib
  05 iz       ADD rAv, Iv
  80 /0 ib    ADD Eb, Ib    lock
  81 /0 iz    ADD Ev, Iv    lock
  83 /0 ib    ADD Ev, sIb    lock
  `,
  ),
  ...rows(
    withCarry(add),
    { ...carrying, section: "SDM 2A ADC" },
    `
  10 /r       ADC Eb, Gb    lock
  11 /r       ADC Ev, Gv    lock
  12 /r       ADC Gb, Eb
  13 /r       ADC Gv, Ev
  14 ib       ADC AL, Ib
  15 iz       ADC rAv, Iv
  80 /2 ib    ADC Eb, Ib    lock
  81 /2 iz    ADC Ev, Iv    lock
  83 /2 ib    ADC Ev, sIb    lock
  `,
  ),
  ...rows(
    binary(subtract),
    { ...base, section: "SDM 2B SUB" },
    `
  28 /r       SUB Eb, Gb    lock
  29 /r       SUB Ev, Gv    lock
  2A /r       SUB Gb, Eb
  2B /r       SUB Gv, Ev
  2C ib       SUB AL, Ib
  2D iz       SUB rAv, Iv
  80 /5 ib    SUB Eb, Ib    lock
  81 /5 iz    SUB Ev, Iv    lock
  83 /5 ib    SUB Ev, sIb    lock
  `,
  ),
  ...rows(
    withCarry(subtract),
    { ...carrying, section: "SDM 2B SBB" },
    `
  18 /r       SBB Eb, Gb    lock
  19 /r       SBB Ev, Gv    lock
  1A /r       SBB Gb, Eb
  1B /r       SBB Gv, Ev
  1C ib       SBB AL, Ib
  1D iz       SBB rAv, Iv
  80 /3 ib    SBB Eb, Ib    lock
  81 /3 iz    SBB Ev, Iv    lock
  83 /3 ib    SBB Ev, sIb    lock
  `,
  ),
  ...rows(
    compare(subtract),
    { ...base, section: "SDM 2A CMP" },
    `
  38 /r       CMP Eb, Gb
  39 /r       CMP Ev, Gv
  3A /r       CMP Gb, Eb
  3B /r       CMP Gv, Ev
  3C ib       CMP AL, Ib
  3D iz       CMP rAv, Iv
  80 /7 ib    CMP Eb, Ib
  81 /7 iz    CMP Ev, Iv
  83 /7 ib    CMP Ev, sIb
  `,
  ),
  ...rows(
    unary(increment),
    { ...counting, section: "SDM 2A INC" },
    `
  FE /0       INC Eb    lock
  FF /0       INC Ev    lock
  `,
  ),
  ...rows(
    unary(decrement),
    { ...counting, section: "SDM 2A DEC" },
    `
  FE /1       DEC Eb    lock
  FF /1       DEC Ev    lock
  `,
  ),
  ...rows(
    unary(negate),
    { ...base, section: "SDM 2B NEG" },
    `
  F6 /3       NEG Eb    lock
  F7 /3       NEG Ev    lock
  `,
  ),
  ...rows(
    unary(complement),
    { feature: "base", section: "SDM 2B NOT" },
    `
  F6 /2       NOT Eb    lock
  F7 /2       NOT Ev    lock
  `,
  ),
];
