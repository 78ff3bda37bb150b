/** MXCSR as floating-point operations see it (SDM 1, 10.2.3), and the exceptions that they raise (SDM 1, 4.9 and 11.5). */
import { type Format, kindOf, type Operand, unpack } from "./format.ts";

/** Exceptions, at their places in MXCSR: invalid, denormal operand, division by zero, overflow, underflow, precision (inexact). */
export const [IE, DE, ZE, OE, UE, PE] = [1, 2, 4, 8, 16, 32] as const;

/** Exceptions that are found before an operation computes. When one of them is unmasked, there is nothing to be found after it. */
export const BEFORE = IE | DE | ZE;

/** To nearest (even), towards −∞, towards +∞, towards zero. */
export type Rounding = "nearest" | "down" | "up" | "zero";

/** By the rounding control of MXCSR bits 13 and 14, and of the immediates of ROUNDPS and its like. */
export const ROUNDINGS: readonly Rounding[] = ["nearest", "down", "up", "zero"];

export interface Environment {
  readonly rounding: Rounding;
  /** DAZ: denormal operands count as zeros of their sign, and raise nothing. */
  readonly denormalsAreZeros: boolean;
  /** FTZ: tiny results become zeros of their sign. Without effect while underflow is unmasked. */
  readonly flushToZero: boolean;
  /** The exceptions that are masked, as a sum of IE … PE. */
  readonly masked: number;
}

/** An encoding, and the exceptions raised, as a sum of IE … PE. When one of these is unmasked there is no result: `value` means nothing. */
export interface FloatResult {
  readonly value: bigint;
  readonly flags: number;
}

/** The environment that an MXCSR describes. */
export const environmentOf = (mxcsr: number): Environment => ({
  rounding: ROUNDINGS[(mxcsr >> 13) & 3]!,
  denormalsAreZeros: (mxcsr & 0x40) !== 0,
  flushToZero: (mxcsr & 0x8000) !== 0,
  masked: (mxcsr >> 7) & 0x3f,
});

/** Whether an instruction that raised `flags` faults (#XM), leaving its destination alone. It sets the flags all the same. */
export const faults = ({ masked }: Environment, flags: number): boolean => (flags & ~masked) !== 0;

/**
 * The exceptions of an instruction from those of its lanes (or of other operations side by side): all of them; but when one lane has an
 * unmasked one before computing, no lane computes. Then the flags OE, UE and PE stay as they were (SDM 1, 11.5.1.2; measured).
 */
export function flagsOfLanes(environment: Environment, lanes: readonly number[]): number {
  const all = lanes.reduce((sum, flags) => sum | flags, 0);
  return faults(environment, all & BEFORE) ? all & BEFORE : all;
}

/** An operand as operations take it: with DAZ, denormal ones are zeros. */
export const operandOf = (format: Format, environment: Environment, bits: bigint): Operand =>
  unpack(format, flushed(format, environment, bits));

/** The encoding of an operand as operations take it. */
export const flushed = (format: Format, { denormalsAreZeros }: Environment, bits: bigint): bigint =>
  denormalsAreZeros && kindOf(format, bits) === "denormal" ? bits & format.sign : bits;

/** DE when one of the operands is denormal. */
export const denormalFlag = (operands: readonly Operand[]): number =>
  operands.some(({ kind }) => kind === "denormal") ? DE : 0;

/** IE when one of the operands is a signalling NaN. */
export const signallingFlag = (operands: readonly Operand[]): number =>
  operands.some(({ kind }) => kind === "signalling") ? IE : 0;
