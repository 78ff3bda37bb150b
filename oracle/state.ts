/** The architectural state of one processor, and the record of what in it is architecturally undefined. */
import type { Charge } from "./charge.ts";
import { ALWAYS_SET } from "./flags.ts";
import type { Memory, Run } from "./memory.ts";

/** Sixteen vectors of 0: XMM registers where nobody says otherwise. */
export const ZERO_VECTORS: readonly bigint[] = new Array<bigint>(16).fill(0n);

/** All exceptions masked, round to nearest: MXCSR after reset (SDM 1, 10.2.3). */
export const INITIAL_MXCSR = 0x1f80;

/** Register numbers as ModRM encodes them. */
export const RAX = 0;
export const RCX = 1;
export const RDX = 2;
export const RBX = 3;
export const RSP = 4;
export const RBP = 5;
export const RSI = 6;
export const RDI = 7;

export const REGISTER_NAMES = [
  ..."rax rcx rdx rbx rsp rbp rsi rdi r8 r9 r10 r11 r12 r13 r14 r15".split(" "),
] as readonly string[];

/**
 * Chooses the value of architecturally undefined bits. `policy` is the oracle's documented choice in place;
 * the answer may differ from it only in the bits of `undefinedBits`.
 */
export type Resolve = (policy: bigint, undefinedBits: bigint) => bigint;

const ZEROES: readonly bigint[] = new Array<bigint>(16).fill(0n);

export class State {
  /** Sixteen unsigned 64-bit values, indexed by register number. */
  readonly registers: bigint[];
  /** Address of the instruction being executed, or of the next one between steps. */
  rip = 0n;
  /** Where execution goes on: set to the following instruction before it executes, changed by branches. */
  nextRip = 0n;
  rflags = ALWAYS_SET;
  fsBase = 0n;
  gsBase = 0n;
  /** XMM0 to XMM15, unsigned, 128 bits. Shared with whoever gave them until the first write: read them here, write with `writeVector`. */
  vectors: readonly bigint[] = ZERO_VECTORS;
  mxcsr = INITIAL_MXCSR;
  /** Lanes of 32 bits that hold an approximation now (RCPPS, RSQRTPS): bit 4 × register number + lane. Nearly always 0. */
  approximateLanes = 0n;
  /** An approximation was read: what followed depends on digits that the architecture leaves open. */
  approximationWasRead = false;
  readonly memory: Memory;

  /** Flags that hold an undefined bit now. */
  undefinedFlags = 0;
  /** Registers that hold undefined bits now: one bit per register number. */
  undefinedRegisters = 0;
  /** Which bits of them, by register number. */
  readonly undefinedBits: bigint[] = ZEROES.slice();
  /** Memory that was given undefined bits since the start (masks, not values). */
  readonly undefinedMemory: Run[] = [];
  /** An undefined bit was read: what followed depends on how it was resolved. */
  undefinedWasRead = false;
  /** Flags that were read while they were undefined. */
  undefinedFlagsRead = 0;
  /** Flags that the instruction being executed has read, written and left undefined: held against its row's contract. */
  flagsRead = 0;
  flagsWritten = 0;
  flagsMadeUndefined = 0;
  /** Is asked to pay for each instruction; nothing costs anything when left out. */
  charge: Charge | undefined;
  /** Resolves undefined bits; the policy when left out. */
  resolve: Resolve | undefined;

  /** The registers are copied; all 0 when left out. */
  constructor(memory: Memory, registers: readonly bigint[] = ZEROES) {
    this.memory = memory;
    this.registers = registers.slice();
  }
}

/** Whether any flag in `flags` is set. Every definition reads flags through here, so that reads can be held against the contract. */
export function readFlag(state: State, flags: number): boolean {
  state.flagsRead |= flags;
  if (state.undefinedFlags & flags) {
    state.undefinedWasRead = true;
    state.undefinedFlagsRead |= state.undefinedFlags & flags;
  }
  return (state.rflags & flags) !== 0;
}

/**
 * Writes the flags in `written` with the bits of `values`. `undefinedOnes` are architecturally undefined: `values` holds the
 * oracle's policy for those that are also in `written`; for the others the policy is that they stay as they were.
 */
export function writeFlags(state: State, written: number, values: number, undefinedOnes = 0): void {
  const changed = written | undefinedOnes;
  const policy = (state.rflags & ~written) | (values & written);
  state.rflags = undefinedOnes === 0 || !state.resolve ? policy : resolveFlags(state.resolve, policy, undefinedOnes);
  state.undefinedFlags = (state.undefinedFlags & ~changed) | undefinedOnes;
  state.flagsWritten |= changed;
  state.flagsMadeUndefined |= undefinedOnes;
}

const resolveFlags = (resolve: Resolve, values: number, undefinedOnes: number): number =>
  Number(resolve(BigInt(values), BigInt(undefinedOnes)));

/** The whole 64-bit register. */
export function readRegister(state: State, index: number): bigint {
  if (state.undefinedRegisters & (1 << index)) state.undefinedWasRead = true;
  return state.registers[index]!;
}

/** Writes the whole 64-bit register. */
export function writeRegister(state: State, index: number, value: bigint): void {
  if (state.undefinedRegisters & (1 << index)) setUndefinedBits(state, index, 0n);
  state.registers[index] = value;
}

/** The whole of XMM `index`, 128 bits. */
export function readVector(state: State, index: number): bigint {
  if (state.approximateLanes !== 0n && approximateLanesOf(state, index) !== 0n) state.approximationWasRead = true;
  return state.vectors[index]!;
}

/** Writes the whole of XMM `index`. The sixteen are copied: few programs that carry vectors around write any. */
export function writeVector(state: State, index: number, value: bigint): void {
  if (state.approximateLanes !== 0n) setApproximateLanes(state, index, 0n);
  state.vectors = state.vectors.with(index, value);
}

const ALL_FOUR = 0xfn;

/** Which of the four lanes of 32 bits in XMM `index` hold an approximation: a bit for each. */
export const approximateLanesOf = ({ approximateLanes }: State, index: number): bigint =>
  (approximateLanes >> BigInt(4 * index)) & ALL_FOUR;

/** Records which lanes of a register hold an approximation from here on. */
export function setApproximateLanes(state: State, index: number, lanes: bigint): void {
  const place = BigInt(4 * index);
  state.approximateLanes = (state.approximateLanes & ~(ALL_FOUR << place)) | (lanes << place);
}

/** Records which bits of a register are undefined from here on. */
export function setUndefinedBits(state: State, index: number, bits: bigint): void {
  state.undefinedBits[index] = bits;
  if (bits === 0n) state.undefinedRegisters &= ~(1 << index);
  else state.undefinedRegisters |= 1 << index;
}
