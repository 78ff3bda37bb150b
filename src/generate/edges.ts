/** Values at which definitions go wrong: around 0, the sign bits, and every power of two. */

const POWERS = Array.from({ length: 64 }, (_, n) => 1n << BigInt(n));

const AROUND_ZERO = Array.from({ length: 17 }, (_, n) => BigInt(n) - 8n);

/** Widths at which a sign or a carry lives. */
const WIDTHS = [8n, 16n, 32n, 64n];

const AROUND_SIGNS = WIDTHS.flatMap((width) =>
  [-1n, 0n, 1n].flatMap((delta) => [
    (1n << (width - 1n)) + delta,
    -(1n << (width - 1n)) + delta,
    (1n << width) + delta,
  ]),
);

const PATTERNS = [
  0x5555_5555_5555_5555n,
  0xaaaa_aaaa_aaaa_aaaan,
  0x0123_4567_89ab_cdefn,
  0x00ff_00ff_00ff_00ffn,
  0xffff_ffff_0000_0000n,
];

/** Unsigned 64-bit values, each once. */
export const EDGES: readonly bigint[] = [
  ...new Set(
    [
      ...AROUND_ZERO,
      ...AROUND_SIGNS,
      ...PATTERNS,
      ...POWERS,
      ...POWERS.flatMap((power) => [power - 1n, power + 1n, -power]),
    ].map((value) => BigInt.asUintN(64, value)),
  ),
];
