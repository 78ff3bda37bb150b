/** POPCNT, LZCNT, TZCNT as the manual's loops do them (SDM 2A LZCNT, 2B POPCNT, TZCNT). */
import { type Fates, free, type Second } from "./outcome.ts";
import { anyOne, flip, type Wires, wiresOfNumber } from "./wires.ts";

/** "Count := 0; For (i=0; i < OperandSize; i++) { IF (SRC[i] = 1) Count++ }"; "OF, SF, ZF, AF, CF, PF are all cleared. ZF is set if SRC = 0". */
const ones: Second = ({ operands, width }) => {
  let count = 0;
  for (const wire of operands[1]!) if (wire === 1) count++;
  const flags: Fates = { OF: 0, SF: 0, AF: 0, CF: 0, PF: 0, ZF: flip(anyOne(operands[1]!)) };
  return { writes: [[0, wiresOfNumber(count, width)]], flags };
};

/** "ZF is set to 1 in case of zero output …, CF is set to 1 if the input was zero … OF, SF, PF, and AF flags are undefined." The oracle's choice: 0. */
const zeros =
  (inOrder: (source: Wires) => Wires): Second =>
  ({ operands, width }) => {
    const source = inOrder(operands[1]!);
    let count = 0;
    while (count < width && source[count] === 0) count++;
    const flags: Fates = {
      CF: count === width ? 1 : 0,
      ZF: count === 0 ? 1 : 0,
      OF: free(0),
      SF: free(0),
      PF: free(0),
      AF: free(0),
    };
    return { writes: [[0, wiresOfNumber(count, width)]], flags };
  };

export const counts: Record<string, Second> = {
  POPCNT: ones,
  TZCNT: zeros((source) => source),
  LZCNT: zeros((source) => [...source].reverse()),
};
