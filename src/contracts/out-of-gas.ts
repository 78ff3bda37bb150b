/** Calls that run out of gas, on engines that count none: the two are alike up to there, and no further. */
import type { Observation } from "../../oracle/index.ts";
import { type Difference, firstDifference } from "./difference.ts";
import type { Broken, EngineAnswer } from "./request.ts";

/** The first counted gas, and ended for want of it; the other counts none and went on. */
export const doesNotCountWhatRanOut = (left: EngineAnswer | Broken, right: EngineAnswer | Broken): boolean =>
  "result" in left && "result" in right && left.result.ranOutOfGas === true && right.isUnpriced === true;

/** As `firstDifference` of what both went through: the stops of an engine that went on without gas are its own. */
export function differenceWithin(left: EngineAnswer, right: EngineAnswer): Difference | undefined {
  return firstDifference(left.observations, stopsWithin(left, right));
}

/** Of the second, as far as the first came. */
export const stopsWithin = (left: EngineAnswer, right: EngineAnswer): readonly Observation[] =>
  doesNotCountWhatRanOut(left, right) ? right.observations.slice(0, left.observations.length) : right.observations;
