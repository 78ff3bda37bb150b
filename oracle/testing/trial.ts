/** One instruction in a chosen setting: how it stopped and what it changed. */
import { ALWAYS_SET, STATUS } from "../flags.ts";
import { Machine, type Stop } from "../machine.ts";
import type { Memory } from "../memory.ts";
import { INITIAL_MXCSR, State, setUndefinedBits } from "../state.ts";
import { changesSince, snapshotOf } from "./snapshot.ts";
import { CODE_PAGE, SAFE, terrain } from "./terrain.ts";

export interface Trial {
  readonly bytes: Uint8Array;
  /** By number; the others are 0. */
  readonly registers: ReadonlyMap<number, bigint>;
  /** All six status flags when left out. */
  readonly flags?: number;
  readonly fsBase?: bigint;
  readonly gsBase?: bigint;
  /** The quadword at SAFE; all ones when left out. */
  readonly content?: bigint;
  /** VECTORS when left out. */
  readonly vectors?: readonly bigint[];
  /** All exceptions masked when left out. */
  readonly mxcsr?: number;
}

export interface Ended {
  readonly stop: Stop;
  /** What differs from before, as `changesSince` names it. */
  readonly changed: readonly string[];
  readonly state: State;
}

export const machine = new Machine();
const memory = terrain();

export const everyRegister = (value: bigint): ReadonlyMap<number, bigint> =>
  new Map(Array.from({ length: 16 }, (_, n) => [n, value]));

/** Executes the trial's instruction, which stands in a page of its own on the terrain. */
export function execute(trial: Trial): Ended {
  memory.rollback();
  memory.place(CODE_PAGE, trial.bytes);
  memory.place(SAFE, quadword(trial.content ?? -1n));
  return executeIn(memory, CODE_PAGE, trial);
}

/** Executes what stands at `at` in `memory`, with the trial's registers. */
export function executeIn(memory: Memory, at: bigint, trial: Omit<Trial, "bytes">): Ended {
  const state = stateOf(memory, at, trial);
  const before = snapshotOf(state);
  const stop = machine.run(state, { limit: 1 });
  return { stop, changed: changesSince(before, state), state };
}

/** No two alike, and no operation on two of them leaves one as it is. */
const VECTORS = Array.from({ length: 16 }, (_, n) => 0x0123_4567_89ab_cdef_1122_3344_5566_7788n * BigInt(n + 1));

/** Bits of every register and all flags are marked as undefined: a fault must leave these marks alone too. */
function stateOf(
  memory: Memory,
  at: bigint,
  {
    registers,
    flags = STATUS,
    fsBase = 0n,
    gsBase = 0n,
    vectors = VECTORS,
    mxcsr = INITIAL_MXCSR,
  }: Omit<Trial, "bytes">,
): State {
  const state = new State(memory);
  for (const [index, value] of registers) state.registers[index] = value;
  for (let n = 0; n < 16; n++) setUndefinedBits(state, n, 1n << BigInt(n));
  state.undefinedFlags = STATUS;
  state.rip = at;
  state.rflags = ALWAYS_SET | flags;
  state.fsBase = fsBase;
  state.gsBase = gsBase;
  state.vectors = vectors;
  state.mxcsr = mxcsr;
  return state;
}

export function quadword(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value, true);
  return bytes;
}
