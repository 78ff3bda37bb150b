/**
 * DPPS and DPPD: the sum of selected products, in selected lanes (SDM 2A DPPS). Products, then sums of neighbours, then the sum of these:
 * each stage rounds and raises on its own, and when it faults the next one raises nothing.
 */
import { add, BINARY32, BINARY64, type Environment, environmentOf, type Format, multiply } from "../float/index.ts";
import { read, write } from "../operands.ts";
import type { State } from "../state.ts";
import { type Execute, rows } from "../table.ts";
import { fromLanes } from "../vector.ts";
import { floating, laneWidth, readLanes, settle } from "./float-result.ts";

/** The products whose bits are set in `selected`, from bit 0 on; +0 in the place of the others, which are not computed. */
function products(
  ...[state, format, environment, left, right, selected]: [State, Format, Environment, bigint[], bigint[], number]
): bigint[] {
  const results = left.map((lane, n) =>
    selected & (1 << n) ? multiply(format, environment, lane, right[n]!) : { value: 0n, flags: 0 },
  );
  return settle(state, environment, results);
}

/**
 * The sum as every lane has it: each adds its partner at `distance`, then the pairs do. All come to the same but for NaNs. Of two, the
 * first operand's stays: in the last stage a lane's own sum is first, before that its partner's product (measured; the manual is silent).
 */
function sums(
  ...[state, format, environment, numbers, distance]: [State, Format, Environment, readonly bigint[], number]
): readonly bigint[] {
  if (distance === numbers.length) return numbers;
  const ownFirst = 2 * distance === numbers.length;
  const results = numbers.map((own, n) => {
    const partner = numbers[n ^ distance]!;
    return ownFirst ? add(format, environment, own, partner) : add(format, environment, partner, own);
  });
  return sums(state, format, environment, settle(state, environment, results), 2 * distance);
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
    const totals = sums(state, format, environment, selected, 1);
    const lanes = totals.map((sum, n) => (control & (1 << n) ? sum : 0n));
    write(state, target!, fromLanes(width, lanes));
  };

export const sseDotProductRows = [
  ...rows(dotProduct(BINARY32), floating("sse4.1", "SDM 2A DPPS"), "66 0F 3A 40 /r ib  DPPS Vps, Wps, Ib"),
  ...rows(dotProduct(BINARY64), floating("sse4.1", "SDM 2A DPPD"), "66 0F 3A 41 /r ib  DPPD Vpd, Wpd, Ib"),
];
