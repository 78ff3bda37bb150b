/** MUL and IMUL as taught in school: the multiplicand is moved up and added wherever the multiplier has a 1 (SDM 2B MUL, 2A IMUL). */
import { plus } from "./adder.ts";
import { ALL_KEPT, accordingTo, type Before, type Fates, free, type Outcome, type Second } from "./outcome.ts";
import { anyOne, copies, flip, top, type Wire, type Wires } from "./wires.ts";

/** The low `width` wires of the product. */
function product(left: Wires, right: Wires, width: number): Wires {
  let sum: Wires = copies(0, width);
  for (let n = 0; n < width; n++) {
    if (right[n] === 1) sum = plus(sum, [...copies(0, n), ...left].slice(0, width), 0).result;
  }
  return sum;
}

const extend = (wires: Wires, by: Wire): Wires => [...wires, ...copies(by, wires.length)];

/** "CF and OF tell that the upper half is significant. SF, ZF, AF, and PF are undefined." The oracle's choice: SF and PF of the lower half. */
function productFlags(lower: Wires, significant: Wire): Fates {
  const { SF, PF } = accordingTo(lower);
  return { CF: significant, OF: significant, SF: free(SF), ZF: free(0), AF: free(0), PF: free(PF) };
}

function unsigned({ operands, low, width }: Before): Outcome {
  const whole = product(extend(low, 0), extend(operands[0]!, 0), 2 * width);
  const [lower, upper] = [whole.slice(0, width), whole.slice(width)];
  return {
    writes: [
      ["low", lower],
      ["high", upper],
    ],
    flags: productFlags(lower, anyOne(upper)),
  };
}

/** With sign extension to twice the width, the product modulo that width is the signed one. */
function signedProduct(left: Wires, right: Wires): { lower: Wires; upper: Wires; significant: Wire } {
  const width = left.length;
  const whole = product(extend(left, top(left)), extend(right, top(right)), 2 * width);
  const [lower, upper] = [whole.slice(0, width), whole.slice(width)];
  return { lower, upper, significant: upper.includes(flip(top(lower))) ? 1 : 0 };
}

/** One operand: rAX times it, into both halves. Two: the first times the second. Three: the second times the third. */
function signed({ operands, low }: Before): Outcome {
  const factors = operands.length === 1 ? [low, operands[0]!] : operands.slice(-2);
  const { lower, upper, significant } = signedProduct(factors[0]!, factors[1]!);
  const flags = productFlags(lower, significant);
  if (operands.length > 1) return { writes: [[0, lower]], flags };
  return {
    writes: [
      ["low", lower],
      ["high", upper],
    ],
    flags,
  };
}

/** "DEST1 … contains the upper half; if the first and second operand are identical, it will contain the high half": it is written last. */
function flagless({ operands, high, width }: Before): Outcome {
  const whole = product(extend(high, 0), extend(operands[2]!, 0), 2 * width);
  return {
    writes: [
      [1, whole.slice(0, width)],
      [0, whole.slice(width)],
    ],
    flags: ALL_KEPT,
  };
}

export const multiplication: Record<string, Second> = { MUL: unsigned, IMUL: signed, MULX: flagless };
