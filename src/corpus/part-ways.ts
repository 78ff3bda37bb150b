/** Where two engines part between two stops: the step, found by running both with ever closer limits of steps. */
import type { Observation } from "../../oracle/index.ts";
import { type Item, itemsOf } from "../contracts/difference.ts";
import type { CallRequest } from "../contracts/request.ts";
import type { CallEngine } from "./engine.ts";
import { instructionAt } from "./instruction-at.ts";

export interface Parting {
  /** Steps that agree, services at what they cost. */
  readonly steps: number;
  /** The instruction after which they differ. */
  readonly at: bigint;
  readonly text: string;
  readonly items: readonly Item[];
}

interface Pair {
  readonly left: Observation;
  readonly right: Observation;
}

type Engines = readonly [CallEngine, CallEngine];

/** A longer run would be repeated for too long: half a second for each engine, some twenty times. */
export const MOST_STEPS = 500_000;

/**
 * `index` is the stop at which they differ, `steps` what the first engine's call took. A step after which they differ and
 * before which they do not: there may be earlier ones whose traces went away again. Undefined when no step shows it.
 */
export async function findParting(
  engines: Engines,
  request: CallRequest,
  { index, steps }: { readonly index: number; readonly steps: number },
): Promise<Parting | undefined> {
  let [agreeing, differing] = [0, steps + 1];
  let [before, after]: [Pair | undefined, Pair | undefined] = [undefined, undefined];
  while (differing - agreeing > 1) {
    const middle = Math.floor((agreeing + differing) / 2);
    const pair = await pairAfter(engines, request, middle, index);
    if (pair && itemsOf(pair.left, pair.right).length > 0) [differing, after] = [middle, pair];
    else [agreeing, before] = [middle, pair];
  }
  if (!before || !after) return undefined;
  const { at } = before.left.stop;
  const text = instructionAt(request, at)?.text ?? "(not in the contract)";
  return { steps: agreeing, at, text, items: itemsOf(after.left, after.right) };
}

/** Both at stop `index` when `limit` ends the run there or later; undefined when it ends earlier, where they agree. */
async function pairAfter(
  engines: Engines,
  request: CallRequest,
  limit: number,
  index: number,
): Promise<Pair | undefined> {
  const limited = { ...request, limits: { ...request.limits, steps: limit } };
  const [left, right] = await Promise.all(engines.map((engine) => engine.run(limited)));
  if (!left || !right || "broken" in left || "broken" in right) return undefined;
  const [a, b] = [left.observations[index], right.observations[index]];
  return a && b ? { left: a, right: b } : undefined;
}
