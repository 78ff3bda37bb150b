/** Between the formats, to and from integers, and to integral numbers. */
import { float } from "../../../oracle/index.ts";
import { byte, numbered, type Operation, ones, SCALARS, type Scalar, vector } from "./operation.ts";

const { BINARY32, BINARY64 } = float;

/** The immediate: rounding control, then MXCSR's instead of it, then no precision exception. */
const integrals = (scalar: Scalar): Operation[] =>
  numbered(16).map((number) => ({
    ...{ name: `ROUND${scalar.suffix} ${number}`, ...vector(scalar) },
    code: `660f3a${scalar.suffix === "SS" ? "0a" : "0b"}c0${byte(number)}`,
    define: (environment, { a }) => {
      const rounding = number & 4 ? environment.rounding : float.ROUNDINGS[number & 3]!;
      return float.toIntegral(scalar.format, environment, a, rounding, (number & 8) !== 0);
    },
  }));

const WIDTHS = [
  [32, ""],
  [64, "48"],
] as const;

const toIntegers = ({ suffix, format, prefix }: Scalar): Operation[] =>
  WIDTHS.flatMap(([width, rex]) =>
    (
      [
        ["CVT", "2d"],
        ["CVTT", "2c"],
      ] as const
    ).map(
      ([name, opcode]): Operation => ({
        ...{ name: `${name}${suffix}2SI ${width}`, code: `${prefix}${rex}0f${opcode}c0`, operands: format },
        ...{ result: "general", mask: ones(width) },
        define: (environment, { a }) =>
          float.toInteger(format, environment, width, a, name === "CVTT" ? "zero" : environment.rounding),
      }),
    ),
  );

const fromIntegers = (scalar: Scalar): Operation[] =>
  WIDTHS.map(([width, rex]) => ({
    ...{ name: `CVTSI2${scalar.suffix} ${width}`, code: `${scalar.prefix}${rex}0f2ac0`, ...vector(scalar) },
    operands: "integer",
    define: (environment, { a }) => float.fromInteger(scalar.format, environment, width, a & ones(width)),
  }));

const [SINGLE, DOUBLE] = SCALARS;

const BETWEEN: readonly Operation[] = [
  {
    ...{ ...vector(DOUBLE), name: "CVTSS2SD", code: "f30f5ac0", operands: BINARY32 },
    define: (environment, { a }) => float.convert(BINARY32, BINARY64, environment, a),
  },
  {
    ...{ ...vector(SINGLE), name: "CVTSD2SS", code: "f20f5ac0", operands: BINARY64 },
    define: (environment, { a }) => float.convert(BINARY64, BINARY32, environment, a),
  },
];

export const CONVERSIONS: readonly Operation[] = [
  ...BETWEEN,
  ...SCALARS.flatMap((scalar) => [...toIntegers(scalar), ...fromIntegers(scalar), ...integrals(scalar)]),
];
