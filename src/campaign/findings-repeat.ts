/** Whether a finding comes again: an engine that answers one case in two ways cannot be held against anything. */
import { isFailure, type Reply } from "../cases/case.ts";
import type { Divergence } from "../compare/attribute.ts";
import { differences } from "../compare/difference.ts";
import type { Engine } from "../engines/engine.ts";

/** Runs before a finding is kept. */
const RUNS = 3;

/** `unknown`: there was no time left, or the engine answers no more. */
export type Repetition = "stable" | "unstable" | "unknown";

/**
 * Runs the finding's case alone, three times. Unstable: it came out otherwise than it was found. The engine then carries something
 * from case to case, or is not deterministic.
 */
export async function repeat(found: Divergence, engine: Engine, signal?: AbortSignal): Promise<Repetition> {
  for (let run = 0; run < RUNS; run++) {
    if (signal?.aborted) return "unknown";
    const reply = (await engine.run([found.machineCase]))[0]!;
    if (isFailure(reply) && reply.failure === "unasked") return "unknown";
    if (!isSame(found, reply)) return "unstable";
  }
  return "stable";
}

/** Bits that are undefined in this execution may come out anyhow. What a program says when it dies is not compared, only that it does. */
function isSame({ expected, actual }: Divergence, reply: Reply): boolean {
  if (isFailure(actual) || isFailure(reply))
    return isFailure(actual) && isFailure(reply) && actual.failure === reply.failure;
  return differences({ ...actual, ...(expected.free && { free: expected.free }) }, reply).length === 0;
}
