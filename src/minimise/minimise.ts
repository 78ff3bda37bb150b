/**
 * Makes a divergence small without leaving its cause: fewer and simpler instructions, zero registers, clear flags, little memory.
 * Passes take turns until none finds anything smaller. Each attempt is a run of both sides.
 */
import type { Divergence } from "../compare/attribute.ts";
import type { Engine } from "../engines/engine.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import { sameCause } from "./cause.ts";
import { dropInstructions, startLater } from "./instructions.ts";
import { dropMemory, trimMemory } from "./memory.ts";
import { simplifyOperands } from "./operands.ts";
import { shrinkState } from "./registers.ts";
import { lowerRegisters } from "./rename.ts";
import { Search } from "./search.ts";

/** Milliseconds for one finding: some thousand attempts. */
const BUDGET = 5_000;

/**
 * The smallest divergence of the same bucket that was found within the budget, or before `signal`; the given one when nothing
 * smaller diverges.
 */
export async function minimise(
  divergence: Divergence,
  engine: Engine,
  oracle: OracleRunner,
  signal?: AbortSignal,
): Promise<Divergence> {
  const deadline = performance.now() + BUDGET;
  const isOver = (): boolean => signal?.aborted === true || performance.now() > deadline;
  const search = new Search(divergence, sameCause(divergence, engine, oracle), isOver);
  for (let before: Divergence | undefined; before !== search.smallest && !isOver(); ) {
    before = search.smallest;
    if (!divergence.isolated) await fewerInstructions(search, oracle);
    await dropMemory(search);
    // before the operands: a repetition that is cut short makes every later attempt quicker
    await shrinkState(search);
    await simplifyOperands(search, oracle);
    await lowerRegisters(search);
    await trimMemory(search);
  }
  return search.smallest;
}

async function fewerInstructions(search: Search, oracle: OracleRunner): Promise<void> {
  await startLater(search, oracle);
  await dropInstructions(search, oracle.machine.maps);
}
