/** Shuffles: lanes to other places, chosen by an immediate or by a vector (SDM 2B PSHUF*, PALIGNR, SHUFP*, MOV*DUP). */
import { bit } from "../bits.ts";
import { rows } from "../table.ts";
import { ALL_LANES, fromLanes, lanesOf } from "../vector.ts";
import { making, replacing } from "./vector-operands.ts";

/** Field `n` of two bits of the control. */
const field = (control: bigint, n: number): number => Number((control >> BigInt(2 * n)) & 3n);

/** Four lanes out of four: place n gets the lane that field n of the control names. */
const chosen = (lanes: readonly bigint[], control: bigint): bigint[] => lanes.map((_, n) => lanes[field(control, n)]!);

/** PSHUFD: doublewords. */
export const shuffleDoublewords = (source: bigint, control: bigint): bigint =>
  fromLanes(32, chosen(lanesOf(32, source), control));

/** PSHUFLW: words of the low quadword; the high one is copied. */
export const shuffleLowWords = (source: bigint, control: bigint): bigint => {
  const words = lanesOf(16, source);
  return fromLanes(16, [...chosen(words.slice(0, 4), control), ...words.slice(4)]);
};

/** PSHUFHW: words of the high quadword; the low one is copied. */
export const shuffleHighWords = (source: bigint, control: bigint): bigint => {
  const words = lanesOf(16, source);
  return fromLanes(16, [...words.slice(0, 4), ...chosen(words.slice(4), control)]);
};

/** PSHUFB: byte n becomes the byte of the first operand that bits 3:0 of byte n of the second name, or 0 when its bit 7 is set. */
export const shuffleBytes = (vector: bigint, choice: bigint): bigint => {
  const bytes = lanesOf(8, vector);
  return fromLanes(
    8,
    lanesOf(8, choice).map((which) => (bit(which, 7) ? 0n : bytes[Number(which & 15n)]!)),
  );
};

/** SHUFPS: two lanes of the first operand, then two of the second. */
export const shuffleSingles = (first: bigint, second: bigint, control: bigint): bigint => {
  const [one, two] = [chosen(lanesOf(32, first), control), chosen(lanesOf(32, second), control)];
  return fromLanes(32, [...one.slice(0, 2), ...two.slice(2)]);
};

/** SHUFPD: bit 0 of the control chooses the lane of the first operand, bit 1 that of the second. */
export const shuffleDoubles = (first: bigint, second: bigint, control: bigint): bigint =>
  fromLanes(64, [lanesOf(64, first)[bit(control, 0)]!, lanesOf(64, second)[bit(control, 1)]!]);

/** PALIGNR: the operands side by side, the first one high, shifted right by bytes; the low 128 bits are left. */
export const alignRight = (first: bigint, second: bigint, count: bigint): bigint =>
  (((first << 128n) | second) >> (8n * count)) & ALL_LANES;

const duplicateEven = (source: bigint): bigint => shuffleDoublewords(source, 0b10_10_00_00n);
const duplicateOdd = (source: bigint): bigint => shuffleDoublewords(source, 0b11_11_01_01n);
const duplicateQuadword = (source: bigint): bigint => fromLanes(64, [source, source]);

const head = (feature: string, section: string) => ({ feature, section: `SDM 2B ${section}` });

export const sseShuffleRows = [
  ...rows(making(shuffleDoublewords), head("sse2", "PSHUFD"), "66 0F 70 /r ib  PSHUFD Vdq, Wdq, Ib"),
  ...rows(making(shuffleLowWords), head("sse2", "PSHUFLW"), "F2 0F 70 /r ib  PSHUFLW Vdq, Wdq, Ib"),
  ...rows(making(shuffleHighWords), head("sse2", "PSHUFHW"), "F3 0F 70 /r ib  PSHUFHW Vdq, Wdq, Ib"),
  ...rows(replacing(shuffleBytes), head("ssse3", "PSHUFB"), "66 0F 38 00 /r  PSHUFB Vdq, Wdq"),
  ...rows(replacing(shuffleSingles), head("sse", "SHUFPS"), "NP 0F C6 /r ib  SHUFPS Vps, Wps, Ib"),
  ...rows(replacing(shuffleDoubles), head("sse2", "SHUFPD"), "66 0F C6 /r ib  SHUFPD Vpd, Wpd, Ib"),
  ...rows(replacing(alignRight), head("ssse3", "PALIGNR"), "66 0F 3A 0F /r ib  PALIGNR Vdq, Wdq, Ib"),
  ...rows(making(duplicateEven), head("sse3", "MOVSLDUP"), "F3 0F 12 /r  MOVSLDUP Vps, Wps"),
  ...rows(making(duplicateOdd), head("sse3", "MOVSHDUP"), "F3 0F 16 /r  MOVSHDUP Vps, Wps"),
  ...rows(making(duplicateQuadword), head("sse3", "MOVDDUP"), "F2 0F 12 /r  MOVDDUP Vdq, Wsd"),
];
