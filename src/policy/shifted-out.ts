/** Shifts beyond the operand's end, position by position. */
import { countOf, isCounted } from "./count.ts";
import type { Trial } from "./trial.ts";
import { valueBefore } from "./values.ts";

/** What passes the destination's place, lowest bit first: a double shift brings in the source, then the destination again. */
interface Passing {
  readonly bits: bigint;
  readonly words: bigint;
  readonly toLeft: boolean;
}

const DOUBLE = /^SH[LR]D$/;

function passing(trial: Trial): Passing | undefined {
  const { operands, width } = trial.instruction;
  const { mnemonic } = trial.form.row;
  const target = valueBefore(trial, operands[0]!);
  const isShift = DOUBLE.test(mnemonic) || mnemonic === "SHL" || mnemonic === "SHR";
  if (!isCounted(trial) || !isShift || target === undefined) return undefined;
  const toLeft = mnemonic.startsWith("SHL");
  const source = DOUBLE.test(mnemonic) ? valueBefore(trial, operands[1]!) : undefined;
  const size = BigInt(width);
  if (source === undefined) return { bits: toLeft ? target << (2n * size) : target, words: 3n, toLeft };
  return { bits: (((target << size) | source) << size) | target, words: 3n, toLeft };
}

/** The bit that left the destination last; 0 once nothing but zeros is left. Undefined for what does not shift out. */
export function lastShiftedOut(trial: Trial): boolean | undefined {
  const moved = passing(trial);
  if (!moved) return undefined;
  const [count, end] = [BigInt(countOf(trial)), moved.words * BigInt(trial.instruction.width)];
  const position = moved.toLeft ? end - count : count - 1n;
  return ((moved.bits >> position) & 1n) === 1n;
}

/** The destination of a double shift by more than its size. */
export function wordsInARow(trial: Trial, mask: bigint): bigint | undefined {
  const moved = DOUBLE.test(trial.form.row.mnemonic) ? passing(trial) : undefined;
  if (!moved) return undefined;
  const [count, width] = [BigInt(countOf(trial)), BigInt(trial.instruction.width)];
  const shift = moved.toLeft ? (moved.words - 1n) * width - count : count;
  return (moved.bits >> shift) & mask;
}
