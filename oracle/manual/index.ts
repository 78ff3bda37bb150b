/** The instruction reference in words, by family: a page for every mnemonic that is implemented. */
import { arithmetic } from "./arithmetic.ts";
import { atomic } from "./atomic.ts";
import { bit } from "./bit.ts";
import { branch } from "./branch.ts";
import { convert } from "./convert.ts";
import { cryptography } from "./cryptography.ts";
import type { Family } from "./entry.ts";
import { flag } from "./flag.ts";
import { float } from "./float.ts";
import { integerExtensions } from "./integer-extensions.ts";
import { logic } from "./logic.ts";
import { move } from "./move.ts";
import { multiplyDivide } from "./multiply-divide.ts";
import { shift } from "./shift.ts";
import { sseString } from "./sse-string.ts";
import { stack } from "./stack.ts";
import { string } from "./string.ts";
import { system } from "./system.ts";
import { vectorInteger } from "./vector-integer.ts";
import { vectorMove } from "./vector-move.ts";
import { vectorShift } from "./vector-shift.ts";
import { vectorShuffle } from "./vector-shuffle.ts";

export const MANUAL: readonly Family[] = [
  move,
  arithmetic,
  logic,
  shift,
  bit,
  multiplyDivide,
  convert,
  stack,
  branch,
  string,
  flag,
  atomic,
  ...integerExtensions,
  ...float,
  ...vectorMove,
  ...vectorShuffle,
  ...vectorInteger,
  ...vectorShift,
  sseString,
  ...cryptography,
  system,
];
