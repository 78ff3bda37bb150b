/** What is asked of a process that runs contract calls, and what it answers. Structured clones: bigints and bytes travel as they are. */
import type { CallResult, ChainChanges, Limits, Observation, Origin, ProfileName } from "../../oracle/index.ts";
import type { Circumstances } from "./circumstances.ts";
import type { PackedChanges, Unchanged } from "./packed-changes.ts";

export type EngineName = "oracle" | "unicorn" | "native";
export const ENGINE_NAMES: readonly EngineName[] = ["oracle", "unicorn", "native"];

/** Something that an account asks of the chain before the call. */
export interface Earlier extends Origin {
  /** `1.11.N`. */
  readonly to: string;
  /** The call line; left out: the contract is created. */
  readonly line?: string;
  /** Container of the contract that is created; left out: the one of the request. */
  readonly code?: Uint8Array;
}

export interface CallRequest {
  /** The container: ELF, Mach-O or ESC. It is there from the start, unless `before` creates it. */
  readonly contract: Uint8Array;
  /** Left out: creation. */
  readonly line?: string;
  readonly chain: Circumstances;
  /** On the same chain, in this order; nobody observes them. */
  readonly before?: readonly Earlier[];
  readonly limits: Limits;
  /** Of the oracle; other engines have everything. Left out: full. */
  readonly profile?: ProfileName;
  /** Digest of the schedule that the oracle counts gas by, or `free`; the published one when left out. */
  readonly gasSchedule?: string;
}

export interface EngineRequest extends CallRequest {
  readonly engine: EngineName;
  /** Report the state at every stop of the machine. */
  readonly observe: boolean;
  /** Write each instruction to standard output (the oracle only). */
  readonly trace: boolean;
}

export interface EngineAnswer {
  /** Its steps are services alone where the engine does not count (native, at full speed). */
  readonly result: CallResult;
  /** Of the calls before it. */
  readonly before: readonly CallResult[];
  /** What all of them together have changed. */
  readonly changes: ChainChanges;
  readonly isUncounted?: boolean;
  /** It counts no gas: nothing cost anything, and what it reports as used is 0. */
  readonly isUnpriced?: boolean;
  /** At every `int` and at the end; empty unless asked for. At most MOST_OBSERVATIONS. */
  readonly observations: readonly Observation[];
  /** Of what was executed: the oracle's, where observations are asked for. */
  readonly features?: readonly string[];
}

/** The environment lacks what the engine needs: the text says what. */
export interface EngineLacking {
  readonly lacking: string;
}

/** No answer: the process died, took longer than it may, or made a mistake of its own. */
export interface Broken {
  readonly broken: string;
}

export type Answer = EngineAnswer | EngineLacking | Broken;

/** An answer as it travels. */
export type SentAnswer = Omit<EngineAnswer, "observations"> & {
  readonly observations: readonly Unchanged[];
  readonly changed: PackedChanges;
};

/** An observation takes about 1 KiB: bounds what a contract of nothing but services can make us keep. */
export const MOST_OBSERVATIONS = 50_000;
