/** Where two engines part between two stops: the step, found by running both with ever closer limits of steps. */
import {
  buildMaps,
  decode,
  disassemble,
  type Image,
  LoadError,
  loadImage,
  type Observation,
  TABLE,
} from "../../oracle/index.ts";
import { type Item, itemsOf } from "../contracts/difference.ts";
import type { CallRequest } from "../contracts/request.ts";
import type { CallEngine } from "./engine.ts";

/** As many runs on both engines find any step of ten million. */
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

/** A longer run would be repeated for too long: half a second for each engine, some twenty times. */
export const MOST_STEPS = 500_000;

/**
 * `index` is the stop at which they differ, `steps` what the first engine's call took. A step after which they differ and
 * before which they do not: there may be earlier ones whose traces went away again. Undefined when no step shows it.
 */
export async function findParting(
  engines: readonly [CallEngine, CallEngine],
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
  return { steps: agreeing, at, text: instructionAt(request, at), items: itemsOf(after.left, after.right) };
}

/** Both at stop `index` when `limit` ends the run there or later; undefined when it ends earlier, where they agree. */
async function pairAfter(
  engines: readonly [CallEngine, CallEngine],
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

/** Assembly, with the function it stands in where the container names it. */
function instructionAt({ contract, limits }: CallRequest, at: bigint): string {
  const image = imageOf(contract, limits.image);
  const segment = image?.segments.find((one) => at >= one.at && at < one.at + BigInt(one.bytes.length));
  if (!image || !segment) return "(not in the contract)";
  const instruction = decode(buildMaps(TABLE), segment.bytes, Number(at - segment.at));
  const text = typeof instruction === "object" ? disassemble(instruction, at) : `(${instruction})`;
  return `${text}${functionOf(image, at)}`;
}

function imageOf(contract: Uint8Array, limits: CallRequest["limits"]["image"]): Image | undefined {
  try {
    return loadImage(contract, limits);
  } catch (error) {
    if (error instanceof LoadError) return undefined;
    throw error;
  }
}

function functionOf({ symbols }: Image, at: bigint): string {
  const named = symbols.filter((one) => one.name && one.at <= at).sort((a, b) => (a.at < b.at ? 1 : -1));
  const [nearest] = named;
  return nearest ? ` (${nearest.name}+0x${(at - nearest.at).toString(16)})` : "";
}
