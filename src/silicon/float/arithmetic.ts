/** ADDSS … SQRTSD, VFMADD, packed pairs, and the approximations. */
import { float } from "../../../oracle/index.ts";
import { byte, type Operands, type Operation, ones, SCALARS, type Scalar, vector } from "./operation.ts";

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
    hasAddend: true,
    define: (environment, operands) => {
      const [left, right, addend] = arrange(operands);
      return float.fusedMultiplyAdd(scalar.format, environment, left!, right!, addend!);
    },
  }));

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
    const lane = (at: bigint) => define(float.BINARY32, environment, (a >> at) & ones(32), (b >> at) & ones(32));
    const [low, high] = [lane(LOW), lane(HIGH)];
    const flags = float.flagsOfLanes(environment, [low.flags, high.flags]);
    return { value: low.value | (high.value << HIGH), flags };
  },
}));

const APPROXIMATE = [
  ["RCPSS", "53", float.approximateReciprocal],
  ["RSQRTSS", "52", float.approximateReciprocalRoot],
] as const;

/** Only where the processor has Intel's table: others may answer otherwise within the manual's bound. */
export const APPROXIMATIONS: readonly Operation[] = APPROXIMATE.map(([name, opcode, define]) => ({
  ...{ name, code: `f30f${opcode}c0`, ...vector(SCALARS[0]) },
  define: (_, { a }) => ({ value: define(a), flags: 0 }),
}));

export const ARITHMETIC: readonly Operation[] = [
  ...SCALARS.flatMap((scalar) => [...binary(scalar), root(scalar), ...fused(scalar)]),
  ...PACKED,
];
