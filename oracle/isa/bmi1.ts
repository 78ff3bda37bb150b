/** BMI1: isolating, clearing and extracting bits. */
import { truncate, type Width } from "../bits.ts";
import { AF, CF, PF, SF, STATUS, ZF } from "../flags.ts";
import { rows } from "../table.ts";
import { fromSource, fromSources, type Result, signZero, when } from "./result.ts";

/** SF and ZF speak of the value, CF of something else. OF: 0. AF and PF are undefined; policy: clear, as measured. */
export const withSignZero = (width: Width, value: bigint, carry: boolean): Result => ({
  value,
  flags: signZero(width, value) | when(carry, CF),
  written: STATUS,
  undefined: AF | PF,
});

/** ANDN: the ones of `other` where `inverted` has none. CF: 0. */
export const andNot = (width: Width, inverted: bigint, other: bigint): Result =>
  withSignZero(width, other & ~inverted, false);

/** BLSR: the source without its lowest 1. CF: there was none. */
export const resetLowestOne = (width: Width, source: bigint): Result =>
  withSignZero(width, source & truncate(width, source - 1n), source === 0n);

/** BLSMSK: ones up to and including the source's lowest 1, all ones when there is none. CF: there was none. */
export const maskToLowestOne = (width: Width, source: bigint): Result =>
  withSignZero(width, source ^ truncate(width, source - 1n), source === 0n);

/** BLSI: the source's lowest 1 alone. CF: there was one. */
export const isolateLowestOne = (width: Width, source: bigint): Result =>
  withSignZero(width, source & truncate(width, -source), source !== 0n);

/**
 * BEXTR: the field of the source that begins at the bit told by bits 7:0 of `control` and is as long as its bits 15:8 say; beyond the
 * source there are zeros. ZF: the field is 0. CF and OF: 0. SF, AF and PF are undefined; policy: clear, as measured.
 */
export function extractField(_width: Width, source: bigint, control: bigint): Result {
  const [start, length] = [control & 0xffn, (control >> 8n) & 0xffn];
  const value = (source >> start) & ((1n << length) - 1n);
  return { value, flags: when(value === 0n, ZF), written: STATUS, undefined: SF | AF | PF };
}

const head = { feature: "bmi1", writes: "OF SF ZF AF PF CF", undefined: "AF PF" } as const;

export const bmi1Rows = [
  ...rows(
    fromSources(andNot),
    { ...head, section: "SDM 2A ANDN" },
    `
  VEX.LZ.0F38.W0 F2 /r    ANDN Gd, Bd, Ed
  VEX.LZ.0F38.W1 F2 /r    ANDN Gq, Bq, Eq
  `,
  ),
  ...rows(
    fromSource(resetLowestOne),
    { ...head, section: "SDM 2A BLSR" },
    `
  VEX.LZ.0F38.W0 F3 /1    BLSR Bd, Ed
  VEX.LZ.0F38.W1 F3 /1    BLSR Bq, Eq
  `,
  ),
  ...rows(
    fromSource(maskToLowestOne),
    { ...head, section: "SDM 2A BLSMSK" },
    `
  VEX.LZ.0F38.W0 F3 /2    BLSMSK Bd, Ed
  VEX.LZ.0F38.W1 F3 /2    BLSMSK Bq, Eq
  `,
  ),
  ...rows(
    fromSource(isolateLowestOne),
    { ...head, section: "SDM 2A BLSI" },
    `
  VEX.LZ.0F38.W0 F3 /3    BLSI Bd, Ed
  VEX.LZ.0F38.W1 F3 /3    BLSI Bq, Eq
  `,
  ),
  ...rows(
    fromSources(extractField),
    { ...head, undefined: "SF AF PF", section: "SDM 2A BEXTR" },
    `
  VEX.LZ.0F38.W0 F7 /r    BEXTR Gd, Ed, Bd
  VEX.LZ.0F38.W1 F7 /r    BEXTR Gq, Eq, Bq
  `,
  ),
];
