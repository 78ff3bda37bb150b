/** Rounding by its definition: of the two numbers around a real one, that which the mode names (IEEE 754-2008, 4.3). */
import type { Rung } from "./ladder.ts";

/** A positive real number, known by how it lies to any other: above 0 when it is larger, 0 when they are the same. */
export type Real = (other: number) => number;

export const MODES = ["nearest", "down", "up", "zero"] as const;
export type Mode = (typeof MODES)[number];

export interface Chosen {
  readonly value: number;
  readonly exact: boolean;
}

/** Index of the last rung that is not above the real number; the first rung must not be above it. */
function floorOf(rungs: readonly Rung[], real: Real): number {
  let [low, high] = [0, rungs.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (real(rungs[middle]!.value) >= 0) low = middle;
    else high = middle;
  }
  return low;
}

function nearer(below: Rung, above: Rung, real: Real): Rung {
  const side = real((below.value + above.value) / 2);
  if (side === 0) return below.even ? below : above;
  return side < 0 ? below : above;
}

/** Of `rungs`, which must reach above it, the one for a real number that has this sign. */
export function choose(rungs: readonly Rung[], real: Real, negative: boolean, mode: Mode): Chosen {
  const at = floorOf(rungs, real);
  const [below, above] = [rungs[at]!, rungs[at + 1]!];
  if (real(below.value) === 0) return { value: below.value, exact: true };
  if (mode === "nearest") return { value: nearer(below, above, real).value, exact: false };
  const toLarger = mode === "up" ? !negative : mode === "down" && negative;
  return { value: (toLarger ? above : below).value, exact: false };
}
