/** Comparing codes of small formats: the host's own <, > and === on the numbers; what else there is to it from SDM 2A, table 3-1, 2B MIN, MAX. */
import type { Delivered, Setting } from "./deliver.ts";
import { meanings, type Small } from "./ladder.ts";
import { taken } from "./operation.ts";

/** The manual's table, rows 0 to 31: A > B, A < B, A = B, unordered, and "signals #IA on QNaN". */
export const PREDICATES = `
  FFTF- FTFF+ FTTF+ FFFT- TTFT- TFTT+ TFFT+ TTTF-  FFTT- FTFT+ FTTT+ FFFF- TTFF- TFTF+ TFFF+ TTTT-
  FFTF+ FTFF- FTTF- FFFT+ TTFT+ TFTT- TFFT- TTTF+  FFTT+ FTFT- FTTT- FFFF+ TTFF+ TFTF- TFFF- TTTT+`
  .trim()
  .split(/\s+/);

function raisedBy(small: Small, codes: readonly number[], quietToo: boolean): string {
  const operands = codes.map((code) => meanings(small)[code]!);
  const nans = operands.filter(({ isNotANumber }) => isNotANumber);
  if (nans.some(({ isSignalling }) => quietToo || isSignalling)) return "I";
  return nans.length === 0 && operands.some(({ isDenormal }) => isDenormal) ? "D" : "";
}

/** Column of the manual's table. */
function columnOf(a: number, b: number): number {
  if (a > b) return 0;
  if (a < b) return 1;
  return a === b ? 2 : 3;
}

export function predicateCode(small: Small, setting: Setting, codes: readonly number[], number: number): Delivered {
  const operands = codes.map((code) => taken(small, setting, code));
  const [a, b] = operands.map((code) => meanings(small)[code]!.value);
  const row = PREDICATES[number]!;
  return { code: row[columnOf(a!, b!)] === "T" ? 1 : 0, raised: raisedBy(small, operands, row[4] === "+") };
}

/** "If only one value is a NaN, the second source operand is returned"; and so for two zeros. */
export function extremeCode(small: Small, setting: Setting, codes: readonly number[], largest: boolean): Delivered {
  const [first, second] = codes.map((code) => taken(small, setting, code));
  const [a, b] = [meanings(small)[first!]!.value, meanings(small)[second!]!.value];
  const isFirst = largest ? a > b : a < b;
  return { code: isFirst ? first! : second!, raised: raisedBy(small, [first!, second!], true) };
}
