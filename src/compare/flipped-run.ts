/** A program's run with some flags the other way round in front of some of its steps: what a wrong flag makes of the rest. */
import type { Decoded, Resolve, State, Stop } from "../../oracle/index.ts";
import type { MachineCase, Outcome, Region } from "../cases/case.ts";
import { type OracleRunner, outcome } from "../engines/oracle.ts";
import { content } from "./isolate.ts";
import { changedByte } from "./known/observe.ts";
import { instructionAt } from "./segments.ts";

/** Flags to flip, by the number of the step in front of which they are wrong. */
export type Flips = ReadonlyMap<number, number>;

export interface Flippable {
  readonly oracle: OracleRunner;
  readonly origin: MachineCase;
  readonly resolve?: Resolve | undefined;
  /** What PUSHF stores behind a flip is what this outcome has there at the end. Left out: it follows from the flags. */
  readonly pushed?: Outcome | undefined;
  /** Bits of RAX, out of RESERVED_IN_AH, that LAHF sets behind a flip. Left out: none. */
  readonly loaded?: bigint | undefined;
}

const RAX = 0;
const RSP = 4;
/** Bits 3 and 5 of RFLAGS, always 0, where LAHF moves them in RAX: all choices. */
export const RESERVED_IN_AH = [0n, 0x800n, 0x2000n, 0x2800n] as const;

/** The outcome of the case in which the flags are flipped. Services are not answered. */
export function runFlipped({ oracle, origin, resolve, pushed, loaded = 0n }: Flippable, flips: Flips): Outcome {
  const state = oracle.start(origin, resolve);
  const first = Math.min(...flips.keys());
  for (let steps = 0; ; steps++) {
    const ended = endAt(origin, state, steps);
    if (ended) return outcome(origin, state, ended, steps);
    state.rflags ^= flips.get(steps) ?? 0;
    const showing = (pushed || loaded) && steps >= first ? showsFlags(oracle, state) : undefined;
    const stop = oracle.machine.step(state, origin.until === undefined);
    if (stop) return outcome(origin, state, stop, steps + (stop.reason === "return" ? 1 : 0));
    if (showing?.row.mnemonic === "LAHF") state.registers[RAX]! |= loaded;
    else if (showing && pushed) takePushed(state, showing.operandSize / 8, pushed, origin);
  }
}

function endAt({ until, limit }: MachineCase, { rip }: State, steps: number): Stop | undefined {
  if (rip === until) return { reason: "until", at: rip };
  return steps >= limit ? { reason: "limit", at: rip } : undefined;
}

/** The next instruction when it puts RFLAGS where everybody sees it. */
function showsFlags(oracle: OracleRunner, state: State): Decoded | undefined {
  const instruction = instructionAt(oracle, state);
  return instruction && /^(PUSHF|LAHF)$/.test(instruction.row.mnemonic) ? instruction : undefined;
}

/** The bytes that were pushed become those that `from` ended with. */
function takePushed(state: State, size: number, from: Outcome, origin: MachineCase): void {
  const top = state.registers[RSP]!;
  const bytes = Uint8Array.from({ length: size }, (_, n) => finalByte(top + BigInt(n), from, origin.memory));
  state.memory.poke(top, bytes);
}

function finalByte(at: bigint, from: Outcome, regions: readonly Region[]): number {
  const changed = changedByte(from, at);
  if (changed !== undefined) return Number.parseInt(changed, 16);
  const region = regions.find((one) => one.at <= at && at < one.at + BigInt(one.size));
  return region ? content(region)[Number(at - region.at)]! : 0;
}
