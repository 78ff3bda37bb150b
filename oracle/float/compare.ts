/** Comparing: COMISS, UCOMISS, CMPPS, MINPS, MAXPS and their like (SDM 2A, 2B). */
import { denormalFlag, type Environment, type FloatResult, IE, operandOf, signallingFlag } from "./environment.ts";
import { type Format, isNan, type Operand } from "./format.ts";

export type Relation = "less" | "equal" | "greater" | "unordered";

/** What a comparison finds, and IE or DE. */
export interface Comparison {
  readonly relation: Relation;
  readonly flags: number;
}

/** Encodings of one sign are ordered like their numbers, infinities included; both zeros are one number. */
const rank = (format: Format, { bits, negative }: Operand): bigint => (negative ? format.sign - bits : bits);

function relationOf(format: Format, left: Operand, right: Operand): Relation {
  if (isNan(left) || isNan(right)) return "unordered";
  const [a, b] = [rank(format, left), rank(format, right)];
  return a < b ? "less" : a > b ? "greater" : "equal";
}

function compareOperands(format: Format, operands: readonly [Operand, Operand], signalling: boolean): Comparison {
  const relation = relationOf(format, ...operands);
  if (relation !== "unordered") return { relation, flags: denormalFlag(operands) };
  return { relation, flags: signalling ? IE : signallingFlag(operands) };
}

/** How two numbers lie. `signalling`: quiet NaNs raise IE too (COMISS), otherwise only signalling ones do (UCOMISS). */
export const compare = (
  ...[format, environment, left, right, signalling]: [Format, Environment, bigint, bigint, boolean]
): Comparison =>
  compareOperands(format, [operandOf(format, environment, left), operandOf(format, environment, right)], signalling);

/**
 * The operand that lies on the other's `wanted` side. The right one, as it is, when either is a NaN (which raises IE whether it is quiet
 * or not), and when they are equal, which tells zeros apart. With DAZ, denormal operands are zeros in the result too (measured).
 */
function extreme(wanted: Relation, ...[format, environment, left, right]: [Format, Environment, bigint, bigint]) {
  const operands = [operandOf(format, environment, left), operandOf(format, environment, right)] as const;
  const { relation, flags } = compareOperands(format, operands, true);
  return { value: operands[relation === wanted ? 0 : 1].bits, flags };
}

/** MIN: `left` when it is less, otherwise `right`. IE: a NaN. */
export const minimum = (format: Format, environment: Environment, left: bigint, right: bigint): FloatResult =>
  extreme("less", format, environment, left, right);

/** MAX: `left` when it is greater, otherwise `right`. IE: a NaN. */
export const maximum = (format: Format, environment: Environment, left: bigint, right: bigint): FloatResult =>
  extreme("greater", format, environment, left, right);
