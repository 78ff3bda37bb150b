/** Shifts and rotates as the manual's loops do them: one position at a time (SDM 2B SAL/SAR/SHL/SHR, RCL/RCR/ROL/ROR). */
import { ALL_KEPT, accordingTo, type Before, free, type Outcome, type Second } from "./outcome.ts";
import { differ, numberOf, top, type Wire, type Wires } from "./wires.ts";

/** An operand and the bit that left it last. */
interface Moving {
  readonly value: Wires;
  readonly CF: Wire;
}
type Step = (moving: Moving) => Moving;

const left = (value: Wires, comesIn: Wire): Moving => ({ value: [comesIn, ...value.slice(0, -1)], CF: top(value) });
const right = (value: Wires, comesIn: Wire): Moving => ({ value: [...value.slice(1), comesIn], CF: value[0]! });

/** "The count is masked to 5 bits (or 6 bits with a 64-bit operand)." */
export const maskedCount = (width: number, count: Wires): number => numberOf(count.slice(0, width === 64 ? 6 : 5));

function repeat(step: Step, start: Moving, count: number): Moving {
  let moving = start;
  for (let n = 0; n < count; n++) moving = step(moving);
  return moving;
}

/** OF of a move by one position says that the sign changed; the oracle chooses the same for larger counts, where it is undefined. */
function signChange(step: Step, start: Moving, count: number): Outcome["flags"]["OF"] {
  const changed = differ(top(start.value), top(step(start).value));
  return count === 1 ? changed : free(changed);
}

function begin({ operands, flags, width }: Before): { start: Moving; count: number } {
  return { start: { value: operands[0]!, CF: flags.CF }, count: maskedCount(width, operands[1]!) };
}

/** A count of 0 writes the target as it is: a 32-bit register loses its upper half. The manual is silent; Intel cores do so, measured. */
export const rewritten = ({ operands }: Before): Outcome => ({ writes: [[0, operands[0]!]], flags: ALL_KEPT });

/** "The CF flag … is undefined for SHL and SHR where the count is greater than or equal to the size." AF is undefined. */
const shift =
  (step: Step, losesCarry: boolean): Second =>
  (before) => {
    const { start, count } = begin(before);
    if (count === 0) return rewritten(before);
    const { value, CF } = repeat(step, start, count);
    const carry = losesCarry && count >= before.width ? free(CF) : CF;
    const flags = { CF: carry, AF: free(0), OF: signChange(step, start, count), ...accordingTo(value) };
    return { writes: [[0, value]], flags };
  };

/** Whether the oracle chooses that OF stays where it is undefined. */
type Stays = (before: Before, count: number) => boolean;

/** A ring of value and CF that comes to rest where it was. */
const wholeTurns: Stays = ({ width }, count) =>
  count === width + 1 || count === 2 * (width + 1) || count === 3 * (width + 1);
const byImmediate: Stays = (before) => before.byImmediate;

/** "The SF, ZF, AF, and PF flags are not affected." */
const rotate =
  (step: Step, stays: Stays): Second =>
  (before) => {
    const { start, count } = begin(before);
    if (count === 0) return rewritten(before);
    const { value, CF } = repeat(step, start, count);
    const OF = count > 1 && stays(before, count) ? free("kept") : signChange(step, start, count);
    return { writes: [[0, value]], flags: { ...ALL_KEPT, CF, OF } };
  };

export const shifts: Record<string, Second> = {
  SHL: shift(({ value }) => left(value, 0), true),
  SHR: shift(({ value }) => right(value, 0), true),
  SAR: shift(({ value }) => right(value, top(value)), false),
  ROL: rotate(({ value }) => left(value, top(value)), byImmediate),
  ROR: rotate(({ value }) => right(value, value[0]!), byImmediate),
  RCL: rotate(({ value, CF }) => left(value, CF), wholeTurns),
  RCR: rotate(({ value, CF }) => right(value, CF), wholeTurns),
};
