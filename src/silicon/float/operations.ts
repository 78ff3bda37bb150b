/** Every floating-point operation of the oracle with an instruction that does just that, on XMM0, XMM1, XMM2 or RAX. */
import { float } from "../../../oracle/index.ts";
import type { Question } from "./witness.ts";

export type Operands = Pick<Question, "a" | "b" | "c">;

export interface Operation {
  readonly name: string;
  /** The instruction in hexadecimal. */
  readonly code: string;
  /** What its operands are drawn as. */
  readonly operands: float.Format | "integer" | "two lanes";
  /** Where the result is found, and its bits. */
  readonly result: "vector" | "general" | "flags";
  readonly mask: bigint;
  readonly define: (environment: float.Environment, operands: Operands) => float.FloatResult;
}

const { BINARY32, BINARY64 } = float;
const ones = (width: number): bigint => (1n << BigInt(width)) - 1n;

const SCALARS = [
  { suffix: "SS", format: BINARY32, prefix: "f3", packed: "", vex: "c5fac2c1", fused: "69" },
  { suffix: "SD", format: BINARY64, prefix: "f2", packed: "66", vex: "c5fbc2c1", fused: "e9" },
] as const;
type Scalar = (typeof SCALARS)[number];

const vector = ({ format }: Scalar) => ({ operands: format, result: "vector", mask: ones(format.width) }) as const;
const numbered = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
const byte = (value: number): string => value.toString(16).padStart(2, "0");

const BINARY = [
  ["ADD", "58", float.add],
  ["MUL", "59", float.multiply],
  ["SUB", "5c", float.subtract],
  ["MIN", "5d", float.minimum],
  ["DIV", "5e", float.divide],
  ["MAX", "5f", float.maximum],
] as const;

const binary = (scalar: Scalar): Operation[] =>
  BINARY.map(([name, opcode, define]) => ({
    ...{ name: name + scalar.suffix, code: `${scalar.prefix}0f${opcode}c1`, ...vector(scalar) },
    define: (environment, { a, b }) => define(scalar.format, environment, a, b),
  }));

const root = (scalar: Scalar): Operation => ({
  ...{ name: `SQRT${scalar.suffix}`, code: `${scalar.prefix}0f51c0`, ...vector(scalar) },
  define: (environment, { a }) => float.squareRoot(scalar.format, environment, a),
});

/** Operands 1, 2, 3 are a, b, c: the parameters of the definition by the instruction's name. */
const FUSED = [
  ["132", "99", ({ a, b, c }: Operands) => [a, c, b]],
  ["213", "a9", ({ a, b, c }: Operands) => [b, a, c]],
  ["231", "b9", ({ a, b, c }: Operands) => [b, c, a]],
] as const;

const fused = (scalar: Scalar): Operation[] =>
  FUSED.map(([order, opcode, arrange]) => ({
    ...{
      name: `VFMADD${order}${scalar.suffix}`,
      code: `c4e2${byte(Number.parseInt(scalar.fused, 16) + 8)}${opcode}c2`,
    },
    ...vector(scalar),
    define: (environment, operands) => {
      const [left, right, addend] = arrange(operands);
      return float.fusedMultiplyAdd(scalar.format, environment, left!, right!, addend!);
    },
  }));

const STATUS = { less: 0x01n, equal: 0x40n, greater: 0n, unordered: 0x45n };

const relations = ({ suffix, format, packed }: Scalar): Operation[] =>
  (
    [
      ["UCOMI", "2e", false],
      ["COMI", "2f", true],
    ] as const
  ).map(([name, opcode, signalling]) => ({
    ...{ name: name + suffix, code: `${packed}0f${opcode}c1`, operands: format, result: "flags", mask: 0x8d5n },
    define: (environment, { a, b }) => {
      const { relation, flags } = float.compare(format, environment, a, b, signalling);
      return { value: STATUS[relation], flags };
    },
  }));

/** 0 to 7 in the SSE form, all in the VEX form. */
const predicates = (scalar: Scalar): Operation[] =>
  [
    ...numbered(8).map((n) => [n, `${scalar.prefix}0fc2c1`] as const),
    ...numbered(32).map((n) => [n, scalar.vex] as const),
  ].map(([number, opcode]) => ({
    ...{ name: `CMP${scalar.suffix} ${number}`, code: opcode + byte(number), ...vector(scalar) },
    define: (environment, { a, b }) => float.comparePredicate(scalar.format, environment, a, b, number),
  }));

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

const APPROXIMATE = [
  ["RCPSS", "53", float.approximateReciprocal],
  ["RSQRTSS", "52", float.approximateReciprocalRoot],
] as const;

const [LOW, HIGH] = [0n, 32n];

/** Two lanes at once, and two with zeros: what one lane raises unmasked can keep another from raising anything. */
const PACKED: readonly Operation[] = (
  [
    ["ADDPS", "58", float.add],
    ["MULPS", "59", float.multiply],
  ] as const
).map(([name, opcode, define]) => ({
  ...{ name, code: `0f${opcode}c1`, operands: "two lanes", result: "vector", mask: ones(64) },
  define: (environment, { a, b }) => {
    const lane = (at: bigint) => define(BINARY32, environment, (a >> at) & ones(32), (b >> at) & ones(32));
    const [low, high] = [lane(LOW), lane(HIGH)];
    const flags = float.flagsOfLanes(environment, [low.flags, high.flags]);
    return { value: low.value | (high.value << HIGH), flags };
  },
}));

/** Only where the processor has Intel's table: others may answer otherwise within the manual's bound. */
export const APPROXIMATIONS: readonly Operation[] = APPROXIMATE.map(([name, opcode, define]) => ({
  ...{ name, code: `f30f${opcode}c0`, ...vector(SINGLE) },
  define: (_, { a }) => ({ value: define(a), flags: 0 }),
}));

export const OPERATIONS: readonly Operation[] = [
  ...SCALARS.flatMap((scalar) => [...binary(scalar), root(scalar), ...fused(scalar), ...relations(scalar)]),
  ...BETWEEN,
  ...PACKED,
  ...SCALARS.flatMap((scalar) => [...toIntegers(scalar), ...fromIntegers(scalar), ...integrals(scalar)]),
  ...SCALARS.flatMap(predicates),
];
