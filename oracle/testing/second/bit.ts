/** Bit tests, scans and byte swap on registers (SDM 2A BT, BTS, BTR, BTC, BSF, BSR, BSWAP). */
import { ALL_KEPT, type Before, evenParity, type Fates, free, type Outcome, type Second } from "./outcome.ts";
import { copies, flip, numberOf, type Wire, type Wires, wiresOfNumber } from "./wires.ts";

/** "The CF flag contains the value of the selected bit before it is changed. The ZF flag is unaffected. The OF, SF, AF, and PF flags are undefined." */
const tested = (CF: Wire): Fates => ({
  CF,
  ZF: "kept",
  OF: free("kept"),
  SF: free("kept"),
  AF: free("kept"),
  PF: free("kept"),
});

/** "The instruction takes the modulo 16, 32, or 64 of the bit offset operand." All of these divide 256: eight wires suffice. */
const test =
  (change?: (wire: Wire) => Wire): Second =>
  ({ operands, width }) => {
    const selected = numberOf(operands[1]!.slice(0, 8)) % width;
    const changed = operands[0]!.map((wire, n) => (change && n === selected ? change(wire) : wire));
    return { writes: change ? [[0, changed]] : [], flags: tested(operands[0]![selected]!) };
  };

/** "ZF is set to 1 if the source operand is 0. The CF, OF, SF, AF, and PF flags are undefined." The oracle's choice: PF of the position, the others 0. */
const scanned = (ZF: Wire, position: Wires): Fates => ({
  ZF,
  CF: free(0),
  OF: free(0),
  SF: free(0),
  AF: free(0),
  PF: free(evenParity(position)),
});

/** "If the content of the source operand is 0, the content of the destination operand is undefined": all 64 bits of it. */
function scan({ operands, width }: Before, find: (source: Wires) => number): Outcome {
  const found = find(operands[1]!);
  if (found < 0) return { writes: [], flags: scanned(1, copies(0, 8)), freeBits: 64 };
  const position = wiresOfNumber(found, width);
  return { writes: [[0, position]], flags: scanned(0, position) };
}

/** "When the BSWAP instruction references a 16-bit register, the result is undefined." The oracle's choice: 0. */
function swapBytes({ operands, width }: Before): Outcome {
  if (width === 16) return { writes: [[0, copies(0, 16)]], flags: ALL_KEPT, freeBits: 16 };
  const value = operands[0]!;
  const swapped = value.map((_, n) => value[width - 8 - (n - (n % 8)) + (n % 8)]!);
  return { writes: [[0, swapped]], flags: ALL_KEPT };
}

export const bits: Record<string, Second> = {
  BT: test(),
  BTS: test(() => 1),
  BTR: test(() => 0),
  BTC: test(flip),
  BSF: (before) => scan(before, (source) => source.indexOf(1)),
  BSR: (before) => scan(before, (source) => source.lastIndexOf(1)),
  BSWAP: swapBytes,
};
