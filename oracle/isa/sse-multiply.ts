/** Products of packed integers, and sums of neighbouring products (SDM 2B PMUL*, PMADD*). */
import { signed, truncate } from "../bits.ts";
import { type Row, rows } from "../table.ts";
import { fromLanes, type LaneWidth, lanesOf } from "../vector.ts";
import { saturateSigned } from "./saturate.ts";
import { lanewiseRows } from "./vector-lanes.ts";
import { replacing } from "./vector-operands.ts";

const signedProduct = (width: LaneWidth, left: bigint, right: bigint): bigint =>
  signed(width, left) * signed(width, right);

/** PMULLW, PMULLD: the low half of the product, the same for signed and unsigned numbers. */
export const lowProduct = (width: LaneWidth, left: bigint, right: bigint): bigint => truncate(width, left * right);

/** PMULHUW: the high half of the unsigned product. */
export const highProduct = (width: LaneWidth, left: bigint, right: bigint): bigint => (left * right) >> BigInt(width);

/** PMULHW: the high half of the signed product. */
export const signedHighProduct = (width: LaneWidth, left: bigint, right: bigint): bigint =>
  truncate(width, signedProduct(width, left, right) >> BigInt(width));

/** PMULHRSW: the product of two fractions with the point behind the sign, rounded to nearest, a half up. -1 times -1 does not fit and becomes -1. */
export const roundedProduct = (width: LaneWidth, left: bigint, right: bigint): bigint => {
  const half = 1n << BigInt(width - 2);
  return truncate(width, (signedProduct(width, left, right) + half) >> BigInt(width - 1));
};

/** PMULUDQ: the whole product of the low doublewords of a quadword. */
export const wideProduct = (_: LaneWidth, left: bigint, right: bigint): bigint =>
  truncate(32, left) * truncate(32, right);

/** PMULDQ: the same of signed numbers. */
export const signedWideProduct = (width: LaneWidth, left: bigint, right: bigint): bigint =>
  truncate(width, signedProduct(32, left, right));

/** Products of lanes, each two neighbours of which make one lane of twice the width. */
const sumsOfProducts = (
  width: 8 | 16,
  [first, second]: readonly [bigint, bigint],
  product: (left: bigint, right: bigint) => bigint,
  fit: (sum: bigint) => bigint,
): bigint => {
  const others = lanesOf(width, second);
  const products = lanesOf(width, first).map((lane, n) => product(lane, others[n]!));
  const sums = products.flatMap((one, n) => (n % 2 === 0 ? [fit(one + products[n + 1]!)] : []));
  return fromLanes(width === 8 ? 16 : 32, sums);
};

/** PMADDWD: products of signed words. A sum does not fit in one case, when all four are -2^15: it becomes -2^31. */
export const multiplyAddWords = (first: bigint, second: bigint): bigint =>
  sumsOfProducts(
    16,
    [first, second],
    (left, right) => signedProduct(16, left, right),
    (sum) => truncate(32, sum),
  );

/** PMADDUBSW: products of unsigned bytes of the first and signed bytes of the second operand; sums saturate. */
export const multiplyAddBytes = (first: bigint, second: bigint): bigint =>
  sumsOfProducts(
    8,
    [first, second],
    (left, right) => left * signed(8, right),
    (sum) => saturateSigned(16, sum),
  );

const head = (feature: string, section: string) => ({ feature, section: `SDM 2B ${section}` });

export const sseMultiplyRows: readonly Row[] = [
  ...lanewiseRows(lowProduct, head("sse2", "PMULLW"), { 16: "66 0F D5 /r  PMULLW Vdq, Wdq" }),
  ...lanewiseRows(lowProduct, head("sse4.1", "PMULLD/PMULLQ"), { 32: "66 0F 38 40 /r  PMULLD Vdq, Wdq" }),
  ...lanewiseRows(highProduct, head("sse2", "PMULHUW"), { 16: "66 0F E4 /r  PMULHUW Vdq, Wdq" }),
  ...lanewiseRows(signedHighProduct, head("sse2", "PMULHW"), { 16: "66 0F E5 /r  PMULHW Vdq, Wdq" }),
  ...lanewiseRows(roundedProduct, head("ssse3", "PMULHRSW"), { 16: "66 0F 38 0B /r  PMULHRSW Vdq, Wdq" }),
  ...lanewiseRows(wideProduct, head("sse2", "PMULUDQ"), { 64: "66 0F F4 /r  PMULUDQ Vdq, Wdq" }),
  ...lanewiseRows(signedWideProduct, head("sse4.1", "PMULDQ"), { 64: "66 0F 38 28 /r  PMULDQ Vdq, Wdq" }),
  ...rows(replacing(multiplyAddWords), head("sse2", "PMADDWD"), "66 0F F5 /r  PMADDWD Vdq, Wdq"),
  ...rows(replacing(multiplyAddBytes), head("ssse3", "PMADDUBSW"), "66 0F 38 04 /r  PMADDUBSW Vdq, Wdq"),
];
