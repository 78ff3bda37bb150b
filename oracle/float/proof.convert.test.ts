/** Conversions on all operands of small formats. */
import { describe, expect, test } from "vitest";
import type { Setting } from "../testing/second-float/deliver.ts";
import { BYTE, LONG, SMALL, TINY } from "../testing/second-float/formats.ts";
import { ANY, everyCode, format, held } from "../testing/second-float/hold.ts";
import { fromIntegerCode, toIntegerCode, toIntegralCode } from "../testing/second-float/integer.ts";
import { CONVERT, compute } from "../testing/second-float/operation.ts";
import { convert, fromInteger, toInteger, toIntegral } from "./convert.ts";
import type { Environment } from "./environment.ts";

const FORMATS = [TINY, SMALL, BYTE, LONG];

test.each(FORMATS.flatMap((from) => FORMATS.map((to) => ({ from, to }))))(
  "convert 1+$from.exponentBits+$from.fractionBits bits to 1+$to.exponentBits+$to.fractionBits",
  ({ from, to }) => {
    const [source, target] = [format(from), format(to)];
    const pair = {
      first: (environment: Environment, [a]: readonly bigint[]) => convert(source, target, environment, a!),
      second: (setting: Setting, codes: readonly number[]) => compute(CONVERT, from, to, setting, codes),
    };
    expect(held(pair, ANY, everyCode(from, 1)).found).toEqual([]);
  },
);

/** The largest number of `LONG` is no integer, other than in formats that exist. */
describe.each([SMALL, BYTE])("1+$exponentBits+$fractionBits bits", (small) => {
  const shape = format(small);
  const all = everyCode(small, 1);

  test.each([3, 5, 8])("to integers of %i bits, rounded as MXCSR says or truncated", (bits) => {
    for (const truncated of [false, true]) {
      const pair = {
        first: (environment: Environment, [a]: readonly bigint[]) =>
          toInteger(shape, environment, bits, a!, truncated ? "zero" : environment.rounding),
        second: (setting: Setting, [code]: readonly number[]) =>
          toIntegerCode(small, setting, bits, code!, truncated ? "zero" : setting.mode),
      };
      expect(held(pair, ANY, all)).toEqual({ found: [], count: ANY.length * all.length });
    }
  });

  test("from integers of 8 bits", () => {
    const pair = {
      first: (environment: Environment, [a]: readonly bigint[]) => fromInteger(shape, environment, 8, a!),
      second: (setting: Setting, [code]: readonly number[]) => fromIntegerCode(small, setting, 8, code!),
    };
    expect(held(pair, ANY, everyCode(BYTE, 1)).found).toEqual([]);
  });

  test.each([false, true])("to integral numbers, quietly: %s", (quietly) => {
    const pair = {
      first: (environment: Environment, [a]: readonly bigint[]) =>
        toIntegral(shape, environment, a!, environment.rounding, quietly),
      second: (setting: Setting, [code]: readonly number[]) => {
        const { code: result, raised } = toIntegralCode(small, setting, code!, setting.mode);
        return { code: result, raised: quietly ? raised.replace("P", "") : raised };
      },
    };
    expect(held(pair, ANY, all).found).toEqual([]);
  });
});
