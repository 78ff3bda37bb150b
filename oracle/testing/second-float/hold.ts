/** Holds definitions of oracle/float against the second ones on every combination of codes, under many settings of MXCSR. */
import type { Environment, FloatResult } from "../../float/environment.ts";
import { type Format, makeFormat } from "../../float/format.ts";
import { MODES } from "./choose.ts";
import type { Delivered, Setting } from "./deliver.ts";
import { type Small, width } from "./ladder.ts";
import { type Arithmetic, compute } from "./operation.ts";

const LETTERS = "IDZOUP";
const FLAGS = [false, true];

const underMasks = (unmasked: string): Setting[] =>
  MODES.flatMap((mode) => FLAGS.flatMap((daz) => FLAGS.map((ftz) => ({ mode, daz, ftz, unmasked }))));

/** The four roundings, nothing else. */
export const ROUNDED: readonly Setting[] = MODES.map((mode) => ({ mode, daz: false, ftz: false, unmasked: "" }));
/** The four roundings, DAZ and FTZ; everything masked. */
export const MASKED: readonly Setting[] = underMasks("");
/** And with one exception, or all, unmasked. */
export const ANY: readonly Setting[] = ["", ...LETTERS, LETTERS].flatMap(underMasks);

export const format = ({ exponentBits, fractionBits }: Small): Format => makeFormat(exponentBits, fractionBits);

/** All lists of `count` codes of a format. */
export function everyCode(small: Small, count: number): number[][] {
  const codes = Array.from({ length: 2 ** width(small) }, (_, code) => code);
  let lists: number[][] = [[]];
  for (let n = 0; n < count; n++) lists = lists.flatMap((list) => codes.map((code) => [...list, code]));
  return lists;
}

const environment = ({ mode, daz, ftz, unmasked }: Setting): Environment => ({
  ...{ rounding: mode, denormalsAreZeros: daz, flushToZero: ftz },
  masked: [...LETTERS].reduce((sum, letter, n) => (unmasked.includes(letter) ? sum : sum + 2 ** n), 0),
});

/** By MXCSR's flags. */
const LETTERS_OF: readonly string[] = Array.from({ length: 64 }, (_, flags) =>
  [...LETTERS].filter((_letter, n) => (flags >> n) & 1).join(""),
);

export interface Pair {
  readonly first: (environment: Environment, operands: readonly bigint[]) => FloatResult;
  readonly second: (setting: Setting, codes: readonly number[]) => Delivered;
}

const isFault = ({ unmasked }: Setting, raised: string): boolean =>
  unmasked !== "" && [...raised].some((letter) => unmasked.includes(letter));

/** The first few differences, and how many comparisons there were. */
export function held({ first, second }: Pair, settings: readonly Setting[], lists: readonly (readonly number[])[]) {
  const found: string[] = [];
  const operands = lists.map((codes) => codes.map(BigInt));
  for (const setting of settings) {
    const given = environment(setting);
    for (const [n, codes] of lists.entries()) {
      const { value, flags } = first(given, operands[n]!);
      const { code, raised } = second(setting, codes);
      if (LETTERS_OF[flags] === raised && (Number(value) === code || isFault(setting, raised))) continue;
      const theirs = `second ${code} ${raised}`;
      found.push(`${codes} ${JSON.stringify(setting)}: ${value} ${LETTERS_OF[flags]}, ${theirs}`);
    }
  }
  return { found: found.slice(0, 5), count: settings.length * lists.length };
}

type Define = (format: Format, environment: Environment, ...operands: [bigint, bigint, bigint]) => FloatResult;

/** The same for an operation of arithmetic, with as many operands as the lists have. */
export function heldArithmetic(
  ...[define, operation, small, settings, lists]: [Define, Arithmetic, Small, readonly Setting[], number[][]]
) {
  const shape = format(small);
  const first: Pair["first"] = (given, [a, b, c]) => define(shape, given, a!, b!, c!);
  const second: Pair["second"] = (setting, codes) => compute(operation, small, small, setting, codes);
  return held({ first, second }, settings, lists);
}
