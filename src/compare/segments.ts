/**
 * A program cut in front of some of its executed instructions. When all parts agree and the whole does not, the engine carried
 * something wrong over a cut: what the instruction there found depended on how the engine had translated the code before it.
 */
import { type Decoded, PAGE_SIZE, type State } from "../../oracle/index.ts";
import type { MachineCase, Region } from "../cases/case.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import { MOST_STEPS, withChanges, withProgram } from "./isolate.ts";

/** Whether to cut in front of the instruction at this address. */
export type CutBefore = (instruction: Decoded | undefined, at: bigint) => boolean;

/** The parts, or undefined when the program has no such instruction, or is too long. */
export function segments(
  oracle: OracleRunner,
  machineCase: MachineCase,
  cutBefore: CutBefore,
): MachineCase[] | undefined {
  const origin = withProgram(machineCase);
  const state = oracle.start(machineCase);
  const begin = (step: number): MachineCase =>
    partFrom(origin, withChanges(origin.memory, state.memory.changes()), state, step);
  const parts: MachineCase[] = [begin(0)];
  let begun = 0;
  for (let steps = 0; state.rip !== origin.until && steps < origin.limit; steps++) {
    if (steps > MOST_STEPS) return undefined;
    if (cutBefore(instructionAt(oracle, state), state.rip)) {
      const last = parts.pop()!;
      if (steps > begun) parts.push(endedAt(last, state.rip, steps - begun));
      parts.push(begin(steps));
      begun = steps;
    }
    if (oracle.machine.step(state)) break;
  }
  return parts.length > 1 ? parts : undefined;
}

/** A part that comes back to where it began, as one turn of a loop does, can be ended by the number of its steps only. */
const endedAt = (part: MachineCase, rip: bigint, steps: number): MachineCase =>
  part.at === rip ? { ...part, limit: steps } : { ...part, until: rip };

/** What is executed next; undefined when it cannot be fetched or is no instruction. */
export function instructionAt({ machine }: OracleRunner, { memory, rip }: State): Decoded | undefined {
  const page = memory.executablePage(rip);
  const decoded = page && machine.decode(page, Number(rip % BigInt(PAGE_SIZE)));
  return typeof decoded === "object" ? decoded : undefined;
}

/** The program entered at RIP with the state there, its memory being this. */
export function partFrom(origin: MachineCase, memory: readonly Region[], state: State, step: number): MachineCase {
  const from = Number(state.rip - origin.at);
  return {
    ...origin,
    id: `${origin.id}/from-${step}`,
    limit: origin.limit - step,
    code: origin.code.slice(Math.max(0, from), from < 0 ? 0 : undefined),
    at: state.rip,
    registers: [...state.registers],
    rflags: state.rflags,
    fsBase: state.fsBase,
    gsBase: state.gsBase,
    vectors: state.vectors,
    mxcsr: state.mxcsr,
    memory,
  };
}
