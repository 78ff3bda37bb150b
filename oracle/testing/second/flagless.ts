/** PDEP, PEXT, SHLX, SHRX, SARX, RORX: what BMI2 does without touching a flag (SDM 2B). */
import { ALL_KEPT, type Second } from "./outcome.ts";
import { maskedCount } from "./shift.ts";
import { copies, top, type Wire, type Wires } from "./wires.ts";

const only = (result: Wires): ReturnType<Second> => ({ writes: [[0, result]], flags: ALL_KEPT });

/** "IF MASK[ m ] = 1 THEN DEST[ m] := TEMP[ k]; k := k+ 1; m := m+ 1" */
const deposit: Second = ({ operands: [, source, places], width }) => {
  const result: Wire[] = [...copies(0, width)];
  for (let m = 0, k = 0; m < width; m++) if (places![m] === 1) result[m] = source![k++]!;
  return only(result);
};

/** "IF MASK[ m ] = 1 THEN DEST[ k] := TEMP[ m]; k := k+ 1; m := m+ 1" */
const extract: Second = ({ operands: [, source, places], width }) => {
  const result: Wire[] = [...copies(0, width)];
  for (let m = 0, k = 0; m < width; m++) if (places![m] === 1) result[k++] = source![m]!;
  return only(result);
};

/** One position at a time; "the count is masked to 5 bits, or 6 bits if in 64-bit mode and REX.W is used". */
const moving =
  (step: (value: Wires) => Wires): Second =>
  ({ operands, width }) => {
    let value = operands[1]!;
    for (let left = maskedCount(width, operands[2]!); left > 0; left--) value = step(value);
    return only(value);
  };

export const flagless: Record<string, Second> = {
  PDEP: deposit,
  PEXT: extract,
  SHLX: moving((value) => [0, ...value.slice(0, -1)]),
  SHRX: moving((value) => [...value.slice(1), 0]),
  SARX: moving((value) => [...value.slice(1), top(value)]),
  RORX: moving((value) => [...value.slice(1), value[0]!]),
};
