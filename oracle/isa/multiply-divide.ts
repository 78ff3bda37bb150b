/** MUL, IMUL, DIV, IDIV. */
import { fitsSigned, fitsUnsigned, signed, truncate, type Width } from "../bits.ts";
import { divideError } from "../fault.ts";
import { CF, OF, STATUS, ZF } from "../flags.ts";
import { type Operand, type RegisterOperand, read, write } from "../operands.ts";
import { RAX, RDX, type State, writeFlags } from "../state.ts";
import { type Execute, rows } from "../table.ts";
import { commitFlags, type Result, when, zeroSignParity } from "./result.ts";

/**
 * CF and OF: the upper half of the product holds something. SF, ZF, AF, PF are undefined;
 * policy: SF and PF of the lower half, ZF and AF clear. `value` is the product in 2 * width bits.
 */
const product = (width: Width, wide: bigint, overflow: boolean): Result => ({
  value: BigInt.asUintN(2 * width, wide),
  flags: when(overflow, CF | OF) | (zeroSignParity(width, truncate(width, wide)) & ~ZF),
  written: STATUS,
  undefined: STATUS & ~(CF | OF),
});

/** MUL: unsigned. */
export function multiply(width: Width, left: bigint, right: bigint): Result {
  const wide = left * right;
  return product(width, wide, !fitsUnsigned(width, wide));
}

/** IMUL: signed. */
export function multiplySigned(width: Width, left: bigint, right: bigint): Result {
  const wide = signed(width, left) * signed(width, right);
  return product(width, wide, !fitsSigned(width, wide));
}

export interface Division {
  readonly quotient: bigint;
  readonly remainder: bigint;
}

/** DIV. `dividend` has 2 * width bits. #DE: the divisor is 0 or the quotient does not fit. */
export function divide(width: Width, dividend: bigint, divisor: bigint): Division {
  if (divisor === 0n) throw divideError();
  const quotient = dividend / divisor;
  if (!fitsUnsigned(width, quotient)) throw divideError();
  return { quotient, remainder: dividend % divisor };
}

/** IDIV truncates towards 0; the remainder has the dividend's sign. #DE: the divisor is 0 or the quotient does not fit. */
export function divideSigned(width: Width, dividend: bigint, divisor: bigint): Division {
  const [whole, part] = [BigInt.asIntN(2 * width, dividend), signed(width, divisor)];
  if (part === 0n) throw divideError();
  const quotient = whole / part;
  if (!fitsSigned(width, quotient)) throw divideError();
  return { quotient: truncate(width, quotient), remainder: truncate(width, whole % part) };
}

/** The register pair of the one-operand forms: AH:AL for bytes, else rDX:rAX. */
const pair = (width: Width): { high: RegisterOperand; low: RegisterOperand } => ({
  high: { kind: "register", index: width === 8 ? RAX : RDX, width, high: width === 8 },
  low: { kind: "register", index: RAX, width, high: false },
});

function writePair(state: State, width: Width, highValue: bigint, lowValue: bigint): void {
  const { high, low } = pair(width);
  write(state, low, lowValue);
  write(state, high, highValue);
}

const multiplyPair =
  (define: (width: Width, left: bigint, right: bigint) => Result): Execute =>
  (state, { width, operands }) => {
    const result = define(width, read(state, pair(width).low), read(state, operands[0]!));
    writePair(state, width, result.value >> BigInt(width), truncate(width, result.value));
    commitFlags(state, result);
  };

/** All six flags are undefined after a division. Policy: they stay. */
const dividePair =
  (define: (width: Width, dividend: bigint, divisor: bigint) => Division): Execute =>
  (state, { width, operands }) => {
    const { high, low } = pair(width);
    const divisor = read(state, operands[0]!);
    const dividend = (read(state, high) << BigInt(width)) | read(state, low);
    const { quotient, remainder } = define(width, dividend, divisor);
    writePair(state, width, remainder, quotient);
    writeFlags(state, 0, 0, STATUS);
  };

/** IMUL with two or three operands: the last two are multiplied, the first receives the lower half. */
const multiplyTruncated: Execute = (state, { width, operands }) => {
  const [left, right] = operands.slice(-2) as [Operand, Operand];
  const result = multiplySigned(width, read(state, left), read(state, right));
  write(state, operands[0]!, truncate(width, result.value));
  commitFlags(state, result);
};

const products = { feature: "base", writes: "OF SF ZF AF PF CF", undefined: "SF ZF AF PF" } as const;
const divisions = { feature: "base", writes: "OF SF ZF AF PF CF", undefined: "OF SF ZF AF PF CF" } as const;

export const multiplyDivideRows = [
  ...rows(
    multiplyPair(multiply),
    { ...products, section: "SDM 2B MUL" },
    `
  F6 /4          MUL Eb
  F7 /4          MUL Ev
  `,
  ),
  ...rows(
    multiplyPair(multiplySigned),
    { ...products, section: "SDM 2A IMUL" },
    `
  F6 /5          IMUL Eb
  F7 /5          IMUL Ev
  `,
  ),
  ...rows(
    multiplyTruncated,
    { ...products, section: "SDM 2A IMUL" },
    `
  0F AF /r       IMUL Gv, Ev
  6B /r ib       IMUL Gv, Ev, sIb
  69 /r iz       IMUL Gv, Ev, Iv
  `,
  ),
  ...rows(
    dividePair(divide),
    { ...divisions, section: "SDM 2A DIV" },
    `
  F6 /6          DIV Eb
  F7 /6          DIV Ev
  `,
  ),
  ...rows(
    dividePair(divideSigned),
    { ...divisions, section: "SDM 2A IDIV" },
    `
  F6 /7          IDIV Eb
  F7 /7          IDIV Ev
  `,
  ),
];
