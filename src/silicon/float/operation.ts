/** An operation of the oracle beside the instruction that does just that, on XMM0, XMM1, XMM2 or RAX. */
import { float } from "../../../oracle/index.ts";
import type { Question } from "./witness.ts";

export type Operands = Pick<Question, "a" | "b" | "c">;

/** How instruction and definition are asked the same. */
export interface Operation {
  readonly name: string;
  /** The instruction in hexadecimal. */
  readonly code: string;
  /** What its operands are drawn as. */
  readonly operands: float.Format | "integer" | "two lanes";
  /** It has a third operand. */
  readonly hasAddend?: true;
  /** Where the result is found, and its bits. */
  readonly result: "vector" | "general" | "flags";
  readonly mask: bigint;
  readonly define: (environment: float.Environment, operands: Operands) => float.FloatResult;
}

/** All ones. */
export const ones = (width: number): bigint => (1n << BigInt(width)) - 1n;

/** The two scalar formats, with the bytes that tell them apart. */
export const SCALARS = [
  { suffix: "SS", format: float.BINARY32, prefix: "f3", packed: "", vex: "c5fac2c1", fused: "69" },
  { suffix: "SD", format: float.BINARY64, prefix: "f2", packed: "66", vex: "c5fbc2c1", fused: "e9" },
] as const;
export type Scalar = (typeof SCALARS)[number];

/** Of instructions on that format with the result in XMM0. */
export const vector = ({ format }: Scalar) =>
  ({ operands: format, result: "vector", mask: ones(format.width) }) as const;
export const numbered = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
export const byte = (value: number): string => value.toString(16).padStart(2, "0");
