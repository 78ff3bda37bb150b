/** Every set of prefixes that can matter to a decoder, in one order: segments, 67, 66, F0, F2, F3, REX. */

/** CS, DS, ES and SS mean nothing in 64-bit mode; one of them stands for all. */
const SEGMENTS = [[], [0x64], [0x65], [0x2e]] as const;
const LEGACY = [0x67, 0x66, 0xf0, 0xf2, 0xf3] as const;
const REXES = [[], [0x40], [0x48], [0x47]] as const;

const subsets = (bytes: readonly number[]): number[][] =>
  Array.from({ length: 1 << bytes.length }, (_, mask) => bytes.filter((_, n) => (mask >> n) & 1));

/** 512 for the comparison of decoders: four of segments, 32 of the rest, four of REX. */
export const ALL_PREFIX_SETS: readonly (readonly number[])[] = SEGMENTS.flatMap((segment) =>
  subsets(LEGACY).flatMap((legacy) => REXES.map((rex) => [...segment, ...legacy, ...rex])),
);

/** 128 for the processor, where asking costs more: FS or none, REX.W or none. */
export const PROBED_PREFIX_SETS: readonly (readonly number[])[] = ([[], [0x64]] as const).flatMap((segment) =>
  subsets(LEGACY).flatMap((legacy) => [[], [0x48]].map((rex) => [...segment, ...legacy, ...rex])),
);
