/** Between flags by name, as the second definitions speak of them, and the bits of RFLAGS (SDM 1, 3.4.3). */
import type { Fates, FlagName } from "../second/outcome.ts";
import type { Wire } from "../second/wires.ts";

/** Bit positions. */
const POSITIONS: readonly (readonly [FlagName, number])[] = [
  ["CF", 0],
  ["PF", 2],
  ["AF", 4],
  ["ZF", 6],
  ["SF", 7],
  ["OF", 11],
];

export const ALL_STATUS = POSITIONS.reduce((sum, [, position]) => sum + 2 ** position, 0);

/** The bits of the named flags. */
export const bitsOf = (names: readonly FlagName[]): number =>
  POSITIONS.reduce((sum, [name, position]) => sum + (names.includes(name) ? 2 ** position : 0), 0);

/** RFLAGS to flags by name. */
export function named(rflags: number): Record<FlagName, Wire> {
  const flags = { CF: 0, PF: 0, AF: 0, ZF: 0, SF: 0, OF: 0 } as Record<FlagName, Wire>;
  for (const [name, position] of POSITIONS) flags[name] = (rflags >> position) % 2 === 1 ? 1 : 0;
  return flags;
}

/** What becomes of RFLAGS: bits that are 1 afterwards, bits that stay (by definition, or by the oracle's choice), bits that are undefined. */
export interface FlagBits {
  readonly ones: number;
  readonly kept: number;
  readonly choseKept: number;
  readonly free: number;
}

export function flagBits(fates: Fates): FlagBits {
  const bits = { ones: 0, kept: 0, choseKept: 0, free: 0 };
  for (const [name, position] of POSITIONS) {
    const fate = fates[name];
    const bit = 1 << position;
    const isFree = typeof fate === "object";
    const end = isFree ? fate.free : fate;
    if (isFree) bits.free |= bit;
    if (end === 1) bits.ones |= bit;
    if (end === "kept") bits[isFree ? "choseKept" : "kept"] |= bit;
  }
  return bits;
}

const SUBSETS = new Map<number, readonly number[]>();

/** All sums of some of the bits of `mask`, 0 first. */
export function subsets(mask: number): readonly number[] {
  const known = SUBSETS.get(mask);
  if (known) return known;
  const sums = [0];
  for (const [, position] of POSITIONS) {
    const bit = 1 << position;
    if (mask & bit) sums.push(...sums.map((sum) => sum + bit));
  }
  SUBSETS.set(mask, sums);
  return sums;
}
