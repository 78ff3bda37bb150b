/**
 * The resolution that the engine itself chose. Step by step, engine and oracle start from the same state; where the oracle leaves
 * bits undefined the engine's are adopted for the next step. An engine is right when its whole run ends in the state reached so.
 */
import type { State } from "../../oracle/index.ts";
import { type Free, isFailure, type MachineCase, type Outcome } from "../cases/case.ts";
import type { Engine } from "../engines/engine.ts";
import { type OracleRunner, outcome } from "../engines/oracle.ts";
import { snapshot } from "./isolate.ts";

/** One call of the engine for each step: for the few cases that no fixed resolution settles. */
const MOST_STEPS = 100;

/** The oracle's outcome with the engine's own choice of undefined bits; undefined when the engine fails or the steps run out. */
export async function outcomeWithChoicesOf(
  engine: Engine,
  oracle: OracleRunner,
  machineCase: MachineCase,
): Promise<Outcome | undefined> {
  const walker = oracle.twin();
  const state = walker.start(machineCase);
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    if (state.rip === machineCase.until) return outcome(machineCase, state, { reason: "until", at: state.rip }, steps);
    const step = { ...snapshot(oracle, machineCase, state, steps) };
    const stop = walker.machine.step(state);
    if (stop) return outcome(machineCase, state, stop, steps);
    const [reply] = await engine.run([{ ...step, until: state.rip }]);
    if (!reply || isFailure(reply)) return undefined;
    adopt(state, oracle.run({ ...step, until: state.rip }).free, reply);
  }
  return undefined;
}

/** Puts the engine's bits where the oracle's are undefined; they are defined from here on. */
function adopt(state: State, free: Free | undefined, reply: Outcome): void {
  if (!free) return;
  state.rflags = (state.rflags & ~free.rflags) | (reply.rflags & free.rflags);
  state.undefinedFlags = 0;
  for (const [n, bits] of free.registers) {
    state.registers[n] = (state.registers[n]! & ~bits) | (reply.registers[n]! & bits);
  }
  state.undefinedRegisters = 0;
  if (free.memory.length > 0) for (const run of reply.memory) state.memory.poke(run.at, run.bytes);
}
