/** Calls that show how much gas there is, on engines that count none: the two are alike up to there, and nobody can say more. */
import type { Observation } from "../../oracle/index.ts";
import { type Difference, firstDifference } from "./difference.ts";
import type { Broken, EngineAnswer } from "./request.ts";

/** Why the first, which counted gas, is not to be compared with the second to its end: a clause. Undefined: it is. */
export function whyGasMatters(left: EngineAnswer | Broken, right: EngineAnswer | Broken): string | undefined {
  if ("broken" in left || "broken" in right || right.isUnpriced !== true) return undefined;
  if (left.result.toldGasLeft) return "the call asks how much gas is left";
  return left.result.ranOutOfGas ? "the call runs out of gas" : undefined;
}

/** As `firstDifference` of what can be compared. */
export const differenceWithin = (left: EngineAnswer, right: EngineAnswer): Difference | undefined =>
  firstDifference(...comparableStops(left, right));

type Stops = readonly Observation[];

/** Those up to where gas shows: who counts none goes on without it, or is told another number by int 0x26. */
export function comparableStops(left: EngineAnswer, right: EngineAnswer): [Stops, Stops] {
  if (whyGasMatters(left, right) === undefined) return [left.observations, right.observations];
  const asked = left.result.toldGasLeft ? left.observations.findIndex(isQuestion) : -1;
  const end = asked < 0 ? left.observations.length : asked + 1;
  return [left.observations.slice(0, end), right.observations.slice(0, end)];
}

const GET_GAS_LIMIT = 0x26;
const isQuestion = ({ stop }: Observation): boolean => stop.vector === GET_GAS_LIMIT;
