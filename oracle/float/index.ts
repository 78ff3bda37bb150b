/** Floating-point arithmetic on encodings, bit for bit as the processor does it: see arithmetic, compare, predicate, convert, approximate. */
export { approximateReciprocal, approximateReciprocalRoot } from "./approximate.ts";
export { add, divide, fusedMultiplyAdd, multiply, squareRoot, subtract } from "./arithmetic.ts";
export { type Comparison, compare, maximum, minimum, type Relation } from "./compare.ts";
export { convert, fromInteger, toInteger, toIntegral } from "./convert.ts";
export {
  DE,
  type Environment,
  environmentOf,
  type FloatResult,
  faults,
  flagsOfLanes,
  IE,
  OE,
  PE,
  ROUNDINGS,
  type Rounding,
  UE,
  ZE,
} from "./environment.ts";
export { BINARY16, BINARY32, BINARY64, type Format, type Kind, kindOf, makeFormat } from "./format.ts";
export { comparePredicate } from "./predicate.ts";
