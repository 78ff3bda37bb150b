/** Which instruction of a finding shows the divergence first. */
import type { Divergence } from "../compare/attribute.ts";
import { judge } from "../compare/judge.ts";
import type { Engine } from "../engines/engine.ts";
import type { OracleRunner } from "../engines/oracle.ts";

/** Steps that are looked at; the first difference of a program that runs longer than this stays unmarked. */
const MOST_STEPS = 100;

/**
 * The address of the guilty instruction. Of a program that no single step explains: the instruction whose completion first differs when
 * the program is ended behind it. Undefined when no such end differs.
 */
export async function guiltyAddress(
  { isolated, machineCase }: Divergence,
  engine: Engine,
  oracle: OracleRunner,
): Promise<bigint | undefined> {
  if (isolated) return machineCase.at;
  const path = pathOf(oracle, machineCase);
  const ended = path.map((_, n) => ({ ...machineCase, limit: n + 1 }));
  const replies = await engine.run(ended);
  return path.find((_, n) => judge(oracle, ended[n]!, oracle.run(ended[n]!), replies[n]!).kind === "diverge");
}

/** Addresses of the instructions that the oracle executes, in order. */
function pathOf(oracle: OracleRunner, machineCase: Divergence["machineCase"]): bigint[] {
  const state = oracle.start(machineCase);
  const path: bigint[] = [];
  while (path.length < Math.min(MOST_STEPS, machineCase.limit) && state.rip !== machineCase.until) {
    path.push(state.rip);
    if (oracle.machine.step(state)) break;
  }
  return path;
}
