/**
 * String comparison once more, as SDM 1, 12.11 and volume 2B, 4.1 print it: all comparisons of all pairs, overridden where data are
 * invalid, then aggregated by nested loops. Shares no code with the definitions in `oracle/isa`.
 */

type Override = "no" | 0 | 1;

/** Table 4-7 by aggregation: both invalid; first invalid only; second invalid only. */
const OVERRIDES: readonly (readonly [Override, Override, Override])[] = [
  [0, 0, 0],
  [0, 0, 0],
  [1, 0, 0],
  [1, 1, 0],
];

export interface TableOutcome {
  readonly index: number;
  readonly mask: bigint;
  readonly carry: boolean;
  readonly overflow: boolean;
}

/** Outcome of a control byte, operands of 128 bits, and how many elements of each are valid. */
export function byTheTables(
  control: number,
  first: bigint,
  second: bigint,
  validFirst: number,
  validSecond: number,
): TableOutcome {
  const bits = control & 1 ? 16 : 8;
  const upper = control & 1 ? 7 : 15;
  const aggregation = (control >> 2) & 3;
  const element = (vector: bigint, n: number): number => {
    const raw = Number((vector >> BigInt(bits * n)) & ((1n << BigInt(bits)) - 1n));
    return control & 2 && raw >= 2 ** (bits - 1) ? raw - 2 ** bits : raw;
  };

  // BoolRes[j][i]: j counts elements of the second operand, i of the first
  const boolRes: number[][] = [];
  for (let j = 0; j <= upper; j++) {
    boolRes[j] = [];
    for (let i = 0; i <= upper; i++) {
      const [mine, theirs] = [element(first, i), element(second, j)];
      let result: number;
      if (aggregation === 1) result = i % 2 === 0 ? Number(theirs >= mine) : Number(theirs <= mine);
      else result = Number(theirs === mine);
      const override = overrideOf(aggregation, i < validFirst, j < validSecond);
      boolRes[j]![i] = override === "no" ? result : override;
    }
  }

  const intRes1 = aggregated(aggregation, boolRes, upper);
  let intRes2 = 0;
  for (let i = 0; i <= upper; i++) {
    const one = (intRes1 >> i) & 1;
    const polarity = (control >> 4) & 3;
    const inverted = polarity === 1 || (polarity === 3 && i < validSecond);
    intRes2 |= (inverted ? 1 - one : one) << i;
  }
  return output(control, intRes2, upper, bits);
}

function overrideOf(aggregation: number, firstValid: boolean, secondValid: boolean): Override {
  const row = OVERRIDES[aggregation]!;
  if (!firstValid && !secondValid) return row[0];
  if (!firstValid) return row[1];
  return secondValid ? "no" : row[2];
}

function aggregated(aggregation: number, boolRes: readonly (readonly number[])[], upper: number): number {
  let result = 0;
  for (let j = 0; j <= upper; j++) {
    let one = aggregation === 3 ? 1 : 0;
    if (aggregation === 0) for (let i = 0; i <= upper; i++) one |= boolRes[j]![i]!;
    if (aggregation === 1) for (let i = 0; i < upper; i += 2) one |= boolRes[j]![i]! & boolRes[j]![i + 1]!;
    if (aggregation === 2) one = boolRes[j]![j]!;
    if (aggregation === 3) for (let i = 0, k = j; k <= upper; i++, k++) one &= boolRes[k]![i]!;
    result |= one << j;
  }
  return result;
}

function output(control: number, intRes2: number, upper: number, bits: number): TableOutcome {
  let index = upper + 1;
  let mask = 0n;
  for (let n = 0; n <= upper; n++) {
    if (((intRes2 >> n) & 1) === 0) continue;
    if (control & 0x40 || index === upper + 1) index = n;
    for (let one = 0; one < bits; one++) if (control & 0x40) mask |= 1n << BigInt(bits * n + one);
  }
  return { index, mask: control & 0x40 ? mask : BigInt(intRes2), carry: intRes2 !== 0, overflow: (intRes2 & 1) === 1 };
}
