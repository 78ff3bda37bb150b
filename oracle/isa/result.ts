/** What a definition yields, and the few ways in which instructions turn it into reads and writes of the machine. */
import { evenParity, mask, signBit, type Width } from "../bits.ts";
import type { Decoded } from "../decode/decode.ts";
import { PF, SF, ZF } from "../flags.ts";
import { markUndefined, type Operand, read, readForWrite, write } from "../operands.ts";
import { type State, writeFlags } from "../state.ts";
import type { Execute } from "../table.ts";

/** Value and flags of one execution. */
export interface Result {
  /** Unsigned in the operand's width. */
  readonly value: bigint;
  /** The flags that come out 1, the policy's choice for undefined ones included. */
  readonly flags: number;
  /** The flags that this execution writes. */
  readonly written: number;
  /** Flags that the architecture leaves undefined in this execution. Policy: `flags` where they are in `written`, else they stay. */
  readonly undefined: number;
  /** Bits of `value` that the architecture leaves undefined in this execution. */
  readonly undefinedValue?: bigint;
}

/** The flag's mask when `condition` holds, else nothing. */
export const when = (condition: boolean, flag: number): number => (condition ? flag : 0);

/** ZF, SF and PF as every arithmetic and logic instruction sets them: zero, sign, even parity of the low byte. */
export const zeroSignParity = (width: Width, value: bigint): number =>
  when(value === 0n, ZF) | when(signBit(width, value), SF) | when(evenParity(value), PF);

/** SF and ZF alone. */
export const signZero = (width: Width, value: bigint): number =>
  when(value === 0n, ZF) | when(signBit(width, value), SF);

/** A result that leaves value and flags alone, such as a shift by 0. */
export const unchanged = (value: bigint): Result => ({ value, flags: 0, written: 0, undefined: 0 });

/** Commits the flags of a result. Comes last: a write that faults must leave the flags alone. */
export const commitFlags = (state: State, result: Result): void =>
  writeFlags(state, result.written, result.flags, result.undefined);

/** Writes a result's value to an operand, its undefined bits resolved and recorded. */
export function writeResult(state: State, operand: Operand, { value, undefinedValue }: Result): void {
  if (undefinedValue === undefined) write(state, operand, value);
  else {
    write(state, operand, state.resolve ? state.resolve(value, undefinedValue) & mask(operand.width) : value);
    markUndefined(state, operand, undefinedValue);
  }
}

/** op dst: the first operand is replaced. */
export const unary =
  (define: (width: Width, value: bigint) => Result): Execute =>
  (state, { width, operands }) => {
    const target = operands[0]!;
    const result = define(width, readForWrite(state, target));
    writeResult(state, target, result);
    commitFlags(state, result);
  };

/** op dst, src: the first operand is replaced. */
export const binary =
  (define: (width: Width, target: bigint, source: bigint) => Result): Execute =>
  (state, { width, operands }) => {
    const target = operands[0]!;
    const result = define(width, readForWrite(state, target), read(state, operands[1]!));
    writeResult(state, target, result);
    commitFlags(state, result);
  };

/** op dst, src: the first operand is only written. */
export const fromSource =
  (define: (width: Width, source: bigint) => Result): Execute =>
  (state, { width, operands }) => {
    const result = define(width, read(state, operands[1]!));
    writeResult(state, operands[0]!, result);
    commitFlags(state, result);
  };

/** op dst, a, b: the first operand is only written. */
export const fromSources =
  (define: (width: Width, left: bigint, right: bigint) => Result): Execute =>
  (state, { width, operands }) => {
    const result = define(width, read(state, operands[1]!), read(state, operands[2]!));
    writeResult(state, operands[0]!, result);
    commitFlags(state, result);
  };

/** op a, b: only flags come out. */
export const compare =
  (define: (width: Width, left: bigint, right: bigint) => Result): Execute =>
  (state, { width, operands }) =>
    commitFlags(state, define(width, read(state, operands[0]!), read(state, operands[1]!)));

/** An instruction that sees the state: for what does not fit the shapes above. */
export type Effect = (state: State, instruction: Decoded) => void;
