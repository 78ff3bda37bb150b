/** Counting bits: POPCNT, LZCNT, TZCNT. */
import type { Width } from "../bits.ts";
import { AF, CF, OF, PF, SF, STATUS, ZF } from "../flags.ts";
import { rows } from "../table.ts";
import { highestOne, lowestOne } from "./bit.ts";
import { fromSource, type Result, when } from "./result.ts";

/** POPCNT: how many ones. ZF: there are none. The other five flags: 0. */
export function countOnes(_width: Width, source: bigint): Result {
  const value = BigInt(source.toString(2).replaceAll("0", "").length);
  return { value, flags: when(value === 0n, ZF), written: STATUS, undefined: 0 };
}

/** TZCNT: zeros below the lowest 1, the width when there is none. */
export const trailingZeros = (width: Width, source: bigint): Result =>
  counted(source, source === 0n ? width : lowestOne(source));

/** LZCNT: zeros above the highest 1, the width when there is none. */
export const leadingZeros = (width: Width, source: bigint): Result =>
  counted(source, source === 0n ? width : width - 1 - highestOne(source));

/** CF: there was no 1. ZF: the count is 0. The others are undefined; policy: clear, as measured. */
const counted = (source: bigint, count: number): Result => ({
  value: BigInt(count),
  flags: when(source === 0n, CF) | when(count === 0, ZF),
  written: STATUS,
  undefined: OF | SF | AF | PF,
});

const zeros = { writes: "OF SF ZF AF PF CF", undefined: "OF SF AF PF" } as const;

export const bitCountRows = [
  ...rows(
    fromSource(countOnes),
    { feature: "popcnt", writes: "OF SF ZF AF PF CF", section: "SDM 2B POPCNT" },
    "F3 0F B8 /r    POPCNT Gv, Ev",
  ),
  ...rows(
    fromSource(trailingZeros),
    { ...zeros, feature: "bmi1", section: "SDM 2B TZCNT" },
    "F3 0F BC /r    TZCNT Gv, Ev",
  ),
  ...rows(
    fromSource(leadingZeros),
    { ...zeros, feature: "lzcnt", section: "SDM 2A LZCNT" },
    "F3 0F BD /r    LZCNT Gv, Ev",
  ),
];
