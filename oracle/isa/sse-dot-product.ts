/**
 * DPPS and DPPD: the sum of selected products, in selected lanes (SDM 2A DPPS). Products, then sums of neighbours, then the sum of these:
 * each stage rounds and raises on its own, and when it faults the next one raises nothing.
 */
import { add, BINARY32, BINARY64, type Environment, environmentOf, type Format, multiply } from "../float/index.ts";
import { read, write } from "../operands.ts";
import type { State } from "../state.ts";
import { type Execute, rows } from "../table.ts";
import { fromLanes } from "../vector.ts";
import { floating, laneWidth, raise, readLanes } from "./float-result.ts";

/** The products whose bits are set in `selected`, from bit 0 on; +0 in the place of the others, which are not computed. */
function products(
  ...[state, format, environment, left, right, selected]: [State, Format, Environment, bigint[], bigint[], number]
): bigint[] {
  const results = left.map((lane, n) =>
    selected & (1 << n) ? multiply(format, environment, lane, right[n]!) : { value: 0n, flags: 0 },
  );
  const flags = results.map((result) => result.flags);
  raise(state, environment, flags);
  return results.map(({ value }) => value);
}

/** Neighbours added until one number is left. */
function total(state: State, format: Format, environment: Environment, numbers: readonly bigint[]): bigint {
  if (numbers.length === 1) return numbers[0]!;
  const pairs = Array.from({ length: numbers.length / 2 }, (_, n) =>
    add(format, environment, numbers[2 * n]!, numbers[2 * n + 1]!),
  );
  const flags = pairs.map((result) => result.flags);
  raise(state, environment, flags);
  const sums = pairs.map(({ value }) => value);
  return total(state, format, environment, sums);
}

/** Bits 7:4 of the immediate select products, bits 3:0 the lanes that receive the sum; the others become 0. */
const dotProduct =
  (format: Format): Execute =>
  (state, { operands: [target, source, immediate] }) => {
    const environment = environmentOf(state.mxcsr);
    const width = laneWidth(format);
    const [left, right] = [readLanes(state, target!, width), readLanes(state, source!, width)];
    const control = Number(read(state, immediate!));
    const selected = products(state, format, environment, left, right, control >> 4);
    const sum = total(state, format, environment, selected);
    const lanes = left.map((_, n) => (control & (1 << n) ? sum : 0n));
    write(state, target!, fromLanes(width, lanes));
  };

export const sseDotProductRows = [
  ...rows(dotProduct(BINARY32), floating("sse4.1", "SDM 2A DPPS"), "66 0F 3A 40 /r ib  DPPS Vps, Wps, Ib"),
  ...rows(dotProduct(BINARY64), floating("sse4.1", "SDM 2A DPPD"), "66 0F 3A 41 /r ib  DPPD Vpd, Wpd, Ib"),
];
