/** The case and its outcome, as the harness handles them; cases/codec.ts is the JSON of case-format.md. */
import type { Access, AccessKind, FaultName, Run } from "../../oracle/index.ts";

export interface Region {
  /** Multiple of 4096. */
  readonly at: bigint;
  /** Bytes, multiple of 4096. */
  readonly size: number;
  readonly access: Access;
  /** Initial content; zero elsewhere. */
  readonly runs: readonly Run[];
}

export interface HostAnswer {
  readonly vector: number;
  /** New RAX; left out: unchanged. */
  readonly rax?: bigint;
  readonly memory: readonly Run[];
}

export interface MachineCase {
  readonly id: string;
  /** Never written to: engines may keep what they made of one array, and use it for the next case that carries the same one. */
  readonly code: Uint8Array;
  /**
   * Address of the code, and RIP at the start. The code is written over the region that covers it wholly (its access has `x`),
   * else into pages of its own, readable and executable; it never lies in part in a region. `codePages` (layout.ts) tells which.
   */
  readonly at: bigint;
  /** Sixteen, by register number (rax rcx rdx rbx rsp rbp rsi rdi r8 … r15). */
  readonly registers: readonly bigint[];
  readonly rflags: number;
  readonly fsBase: bigint;
  readonly gsBase: bigint;
  /** XMM0 to XMM15, 128 bits each; left out: all 0. Shared by identity among cases, as memory is (vectors.ts). */
  readonly vectors?: readonly bigint[];
  /** Left out: 0x1f80. */
  readonly mxcsr?: number;
  /**
   * Regions of data. Engines may keep what they mapped for one array and reuse it for the next case that carries the same array
   * (compared by identity): generators share one array among many cases.
   */
  readonly memory: readonly Region[];
  /** Left out: the run ends when a near RET pops 0. */
  readonly until?: bigint;
  /** Completed instructions. */
  readonly limit: number;
  readonly host?: readonly HostAnswer[];
  /** Features or profile that the case needs; an engine that lacks one answers skip. */
  readonly features?: readonly string[];
  /** State of the case that this version has no engine for (ymm0, …): such a case is skipped by name. */
  readonly unknownState?: readonly string[];
}

export type StopReason = "until" | "return" | "limit" | "fault" | "interrupt" | "unsupported" | "skip";

export interface OutcomeStop {
  readonly reason: StopReason;
  readonly at: bigint;
  readonly fault?: FaultName;
  readonly address?: bigint;
  readonly access?: AccessKind;
  readonly vector?: number;
  readonly why?: string;
}

/** Bits that the architecture leaves undefined at the end of this very execution. */
export interface Free {
  /** By register number; bigint masks. */
  readonly registers: ReadonlyMap<number, bigint>;
  readonly rflags: number;
  readonly memory: readonly Run[];
  /** Lanes of 32 bits that hold an approximation (RCPPS): a bit for each of the four, by number of the XMM register. */
  readonly approximations?: ReadonlyMap<number, number>;
}

export interface Outcome {
  readonly id: string;
  readonly stop: OutcomeStop;
  /** Left out by engines that cannot count. */
  readonly steps?: number;
  readonly registers: readonly bigint[];
  readonly rip: bigint;
  readonly rflags: number;
  readonly fsBase: bigint;
  readonly gsBase: bigint;
  /** XMM0 to XMM15: the array of the case where none was written. Left out by engines that have none. */
  readonly vectors?: readonly bigint[];
  /** Left out by engines that have none. */
  readonly mxcsr?: number;
  /** Bits of MXCSR that the engine does not keep, so that what they read says nothing. Left out: none. */
  readonly unkeptMxcsr?: number;
  /** Bytes that differ from the start, maximal runs, ascending. */
  readonly memory: readonly Run[];
  /** Only where another program sent it, having changed more than 64 KiB: memoryHash of all runs; `memory` is then their first 4 KiB. */
  readonly memoryHash?: string;
  /** Oracle only. */
  readonly free?: Free;
  /** Oracle only: an undefined bit was read on the way, so that other resolutions may end elsewhere. */
  readonly undefinedWasRead?: boolean;
  /** Oracle only: the flags among them. */
  readonly undefinedFlagsRead?: number;
  /** Oracle only: an approximation was read on the way, whose last digits are open. */
  readonly approximationWasRead?: boolean;
}

/** An engine that could not answer: recorded as a verdict of its own, never an agreement. */
export interface Failure {
  readonly id: string;
  /**
   * died: the process ended; hung: no answer in time; protocol: an answer that is none; refused: the case itself is wrong;
   * unasked: the engine was given up or closed before the case's turn, which says nothing about the case.
   */
  readonly failure: "died" | "hung" | "protocol" | "refused" | "unasked";
  readonly error: string;
}

export type Reply = Outcome | Failure;

export const isFailure = (reply: Reply): reply is Failure => "failure" in reply;
