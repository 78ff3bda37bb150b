/** SHLD and SHRD one position at a time: the source's bits come in one after the other (SDM 2B SHLD, SHRD). */
import { accordingTo, type Before, type Fates, free, type Outcome, type Second } from "./outcome.ts";
import { maskedCount, rewritten } from "./shift.ts";
import { differ, top, type Wire, type Wires } from "./wires.ts";

interface Doubled {
  readonly value: Wires;
  readonly CF: Wire;
  /** OF of a single step: the sign changed. */
  readonly signChanged: Wire;
}

/** `feed`: the wires that come in, first one first. */
function move(target: Wires, feed: Wires, count: number, toLeft: boolean): Doubled {
  const value = [...target];
  let [CF, signChanged]: [Wire, Wire] = [0, 0];
  for (let n = 0; n < count; n++) {
    CF = toLeft ? value.pop()! : value.shift()!;
    if (toLeft) value.unshift(feed[n]!);
    else value.push(feed[n]!);
    if (n === 0) signChanged = differ(top(target), top(value));
  }
  return { value, CF, signChanged };
}

/** "If the count is 1 or greater, CF is filled with the last bit shifted out … For a 1-bit shift, OF is set if a sign change occurred. AF is undefined." */
const defined = ({ value, CF, signChanged }: Doubled, count: number): Fates => ({
  CF,
  OF: count === 1 ? signChanged : free(signChanged),
  AF: free(0),
  ...accordingTo(value),
});

/** "If the count is greater than the operand size, the destination and the flags are undefined." */
function undefinedFlags({ value, CF, signChanged }: Doubled): Fates {
  const { ZF, SF, PF } = accordingTo(value);
  return { CF: free(CF), OF: free(signChanged), AF: free(0), ZF: free(ZF), SF: free(SF), PF: free(PF) };
}

function shiftDouble(before: Before, toLeft: boolean): Outcome {
  const { operands, width } = before;
  const [target, source] = [operands[0]!, operands[1]!];
  const count = maskedCount(width, operands[2]!);
  if (count === 0) return rewritten(before);
  // past the source's end the oracle chooses the target's own bits
  const feed = toLeft ? [...target, ...source].reverse() : [...source, ...target];
  const moved = move(target, feed, count, toLeft);
  if (count <= width) return { writes: [[0, moved.value]], flags: defined(moved, count) };
  return { writes: [[0, moved.value]], flags: undefinedFlags(moved), freeBits: width };
}

export const doubleShifts: Record<string, Second> = {
  SHLD: (before) => shiftDouble(before, true),
  SHRD: (before) => shiftDouble(before, false),
};
