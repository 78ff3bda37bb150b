/**
 * A diverging program in few parts: the instructions that are likely guilty each by itself, and every stretch between them as one case.
 * Three of them where all single steps would be ten. A part begins with bits that are what they are: what is undefined is not read
 * across a cut, so that nothing is open where the program was told to be cut in front of the reader.
 */
import type { Decoded, State } from "../../oracle/index.ts";
import type { MachineCase, Region } from "../cases/case.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import { MOST_STEPS, memoryOver, singleStep, withProgram } from "./isolate.ts";
import { instructionAt, partFrom } from "./segments.ts";

export interface Part {
  readonly machineCase: MachineCase;
  /** One instruction, likely guilty. */
  readonly isSuspect: boolean;
}

export interface Suspicion {
  /** Whether the instruction that is executed as number `step`, from 0, is likely guilty. */
  readonly isSuspect: (instruction: Decoded | undefined, step: number) => boolean;
  /** Where the engine gave up and the oracle went on: suspected whenever it is executed. */
  readonly gaveUpAt: bigint | undefined;
}

/** Where there would be more, a loop goes through a suspect, and all steps are hardly more work. */
const MOST_PARTS = 32;

/** The parts in order of execution; undefined where there would be too many, or the whole again. */
export function parts(
  oracle: OracleRunner,
  machineCase: MachineCase,
  { isSuspect, gaveUpAt }: Suspicion,
): Part[] | undefined {
  const cutter = new Cutter(oracle, machineCase);
  const { state } = cutter;
  for (let step = 0; state.rip !== machineCase.until && step < machineCase.limit; step++) {
    if (step > MOST_STEPS || cutter.parts.length > MOST_PARTS) return undefined;
    const instruction = instructionAt(oracle, state);
    const isAlone = state.rip === gaveUpAt || isSuspect(instruction, step);
    if (isAlone || readsUndefined(instruction, state)) cutter.cut(step);
    if (isAlone ? cutter.alone(step) : cutter.goOn(step)) break;
  }
  cutter.close();
  return cutter.parts.some(({ isSuspect }) => isSuspect) || cutter.parts.length > 1 ? cutter.parts : undefined;
}

const readsUndefined = (instruction: Decoded | undefined, { undefinedFlags }: State): boolean =>
  instruction !== undefined && (instruction.row.flags.reads & undefinedFlags) !== 0;

class Cutter {
  readonly state: State;
  readonly parts: Part[] = [];
  readonly #oracle: OracleRunner;
  readonly #origin: MachineCase;
  readonly #memory: (state: State) => readonly Region[];
  #stretch: MachineCase | undefined;
  /** The step with which it began, and where it has been. */
  #begun = 0;
  readonly #visited = new Set<bigint>();

  constructor(oracle: OracleRunner, machineCase: MachineCase) {
    this.#oracle = oracle;
    this.#origin = withProgram(machineCase);
    this.#memory = memoryOver(this.#origin.memory);
    this.state = oracle.start(machineCase);
  }

  /** Ends the stretch in front of this step: by the address there, or by its number of steps when it has been there before. */
  cut(step: number): void {
    const until = this.state.rip;
    const end = this.#visited.has(until) ? { limit: step - this.#begun } : { until };
    if (this.#stretch) this.#stretch = { ...this.#stretch, ...end };
    this.close();
  }

  /** The stretch is a part as it is. */
  close(): void {
    if (this.#stretch) this.parts.push({ machineCase: this.#stretch, isSuspect: false });
    this.#stretch = undefined;
    this.#visited.clear();
  }

  /** Executes the next instruction as one more of the stretch. Whether the run is over. */
  goOn(step: number): boolean {
    this.#stretch ??= this.#from(step);
    this.#visited.add(this.state.rip);
    return this.#oracle.machine.step(this.state) !== undefined;
  }

  /** Executes the next instruction as a part by itself. Whether the run is over. */
  alone(step: number): boolean {
    const memory = this.#memory(this.state);
    const { machineCase, stop } = singleStep(this.#oracle, { ...this.#origin, memory }, this.state, step);
    this.parts.push({ machineCase, isSuspect: true });
    return stop !== undefined;
  }

  #from(step: number): MachineCase {
    this.#begun = step;
    this.state.undefinedFlags = 0;
    return partFrom(this.#origin, this.#memory(this.state), this.state, step);
  }
}
