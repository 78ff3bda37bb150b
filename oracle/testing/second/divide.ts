/** DIV and IDIV by shift and subtract, the signed one through magnitudes (SDM 2A DIV, IDIV). */
import { minus, plus } from "./adder.ts";
import { type Before, type Fates, free, type Outcome, type Second } from "./outcome.ts";
import { anyOne, copies, flip, top, type Wire, type Wires } from "./wires.ts";

/** "The CF, OF, SF, ZF, AF, and PF flags are undefined." The oracle's choice: they stay. */
const FLAGS: Fates = {
  CF: free("kept"),
  PF: free("kept"),
  AF: free("kept"),
  ZF: free("kept"),
  SF: free("kept"),
  OF: free("kept"),
};

interface Division {
  /** As wide as the dividend. */
  readonly quotient: Wires;
  readonly remainder: Wires;
}

/** Brings the dividend down wire by wire, highest first; the divisor, not 0, is subtracted wherever it goes. */
function shiftAndSubtract(dividend: Wires, divisor: Wires): Division {
  const quotient: Wire[] = [];
  const wide: Wires = [...divisor, 0];
  let remainder: Wires = copies(0, divisor.length);
  for (const wire of [...dividend].reverse()) {
    const down: Wires = [wire, ...remainder];
    const { result, carries } = minus(down, wide, 0);
    const goes = top(carries) === 0;
    quotient.unshift(goes ? 1 : 0);
    remainder = (goes ? result : down).slice(0, divisor.length);
  }
  return { quotient, remainder };
}

const negate = (wires: Wires): Wires => plus(wires.map(flip), copies(0, wires.length), 1).result;
const signedAs = (wires: Wires, negative: Wire): Wires => (negative ? negate(wires) : wires);

const written = (quotient: Wires, remainder: Wires): Outcome => ({
  writes: [
    ["low", quotient],
    ["high", remainder],
  ],
  flags: FLAGS,
});

/** "IF SRC = 0 THEN #DE … IF temp > the largest that fits THEN #DE." */
function unsigned({ operands, low, high, width }: Before): Outcome | "#DE" {
  if (!anyOne(operands[0]!)) return "#DE";
  const { quotient, remainder } = shiftAndSubtract([...low, ...high], operands[0]!);
  return anyOne(quotient.slice(width)) ? "#DE" : written(quotient.slice(0, width), remainder);
}

/** "Non-integral results are truncated towards 0. The remainder is always less than the divisor in magnitude", with the dividend's sign. */
function signed({ operands, low, high, width }: Before): Outcome | "#DE" {
  const [divisor, dividend] = [operands[0]!, [...low, ...high]];
  if (!anyOne(divisor)) return "#DE";
  const magnitude = shiftAndSubtract(signedAs(dividend, top(dividend)), signedAs(divisor, top(divisor)));
  const quotient = signedAs(magnitude.quotient, top(dividend) === top(divisor) ? 0 : 1);
  const sign = quotient[width - 1]!;
  // a quotient fits when all wires above its sign repeat the sign
  if (quotient.slice(width).includes(flip(sign))) return "#DE";
  return written(quotient.slice(0, width), signedAs(magnitude.remainder, top(dividend)));
}

export const division: Record<string, Second> = { DIV: unsigned, IDIV: signed };
