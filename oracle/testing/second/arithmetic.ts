/** ADD … NOT, from SDM 2A and 2B. */
import { flagsOf, minus, plus } from "./adder.ts";
import { ALL_KEPT, accordingTo, type Before, type Outcome, type Second } from "./outcome.ts";
import { anyOne, copies, flip, top, type Wire, type Wires } from "./wires.ts";

const one = (width: number): Wires => [1, ...copies(0, width - 1)];

/** "DEST := DEST + SRC", or with CF, minus SRC, minus CF too. */
const addition =
  (chain: typeof plus, withCarry: boolean): Second =>
  ({ operands, flags }) => {
    const sum = chain(operands[0]!, operands[1]!, withCarry ? flags.CF : 0);
    return { writes: [[0, sum.result]], flags: flagsOf(sum) };
  };

/** "The CF flag is not affected. The OF, SF, ZF, AF, and PF flags are set according to the result." */
const count =
  (chain: typeof plus): Second =>
  ({ operands, width }) => {
    const next = chain(operands[0]!, one(width), 0);
    return { writes: [[0, next.result]], flags: { ...flagsOf(next), CF: "kept" } };
  };

/** The two's complement by hand: up to the lowest 1 the wires stay, above it they flip. */
function opposite(wires: Wires): Wires {
  const lowest = wires.indexOf(1);
  return wires.map((wire, n) => (lowest >= 0 && n > lowest ? flip(wire) : wire));
}

/** "The CF flag set to 0 if the source operand is 0; otherwise it is set to 1." OF: only the most negative value has no opposite. */
function negation({ operands }: Before): Outcome {
  const value = operands[0]!;
  const onlySign: Wire = top(value) === 1 && anyOne(value.slice(0, -1)) === 0 ? 1 : 0;
  const result = opposite(value);
  const flags = { CF: anyOne(value), AF: anyOne(value.slice(0, 4)), OF: onlySign, ...accordingTo(result) };
  return { writes: [[0, result]], flags };
}

export const arithmetic: Record<string, Second> = {
  ADD: addition(plus, false),
  ADC: addition(plus, true),
  SUB: addition(minus, false),
  SBB: addition(minus, true),
  CMP: ({ operands }) => ({ writes: [], flags: flagsOf(minus(operands[0]!, operands[1]!, 0)) }),
  INC: count(plus),
  DEC: count(minus),
  NEG: negation,
  NOT: ({ operands }) => ({ writes: [[0, operands[0]!.map(flip)]], flags: ALL_KEPT }),
};
