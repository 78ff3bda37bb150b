/**
 * What a known divergence is: data and executable predicates. Most are about one instruction with its start state and both
 * outcomes. Some show in programs only, because the engine carries something wrong from one instruction to the next.
 */
import type { Decoded } from "../../../oracle/index.ts";
import type { MachineCase, Outcome } from "../../cases/case.ts";
import type { OracleRunner } from "../../engines/oracle.ts";
import type { Difference } from "../difference.ts";

/** One instruction, what the oracle says of it and what the engine says. */
export interface Witnessed {
  /** To ask what the oracle makes of another case. */
  readonly oracle: OracleRunner;
  readonly machineCase: MachineCase;
  /** Undefined when the bytes are no instruction. */
  readonly instruction: Decoded | undefined;
  readonly expected: Outcome;
  readonly actual: Outcome;
}

/** What every entry says of itself. */
export interface KnownEntry {
  /** Short and stable: `unicorn-return-immediate`. Names the example, `corpus/known/<id>.json`, too. */
  readonly id: string;
  /** Names of the engines that are wrong in this way. */
  readonly engines: readonly string[];
  /** Versions of the engines (a range as npm writes it). Outside it, or where the version is not known, nothing is excused. */
  readonly versions: string;
  /** Who is wrong. Never the oracle: a wrong oracle is repaired, not excused. */
  readonly wrong: string;
  readonly reason: string;
  /** Who settled it: `manual`, or the processors that give the oracle's outcome; see witness.ts. */
  readonly witness: string;
  /** Manual sections, addresses of upstream issues, silicon. */
  readonly authority: readonly string[];
  /** The fields in which it may show, and no others; see fields.ts. */
  readonly fields: readonly string[];
}

/** In `instructions`: what the entry is about is no matter of the mnemonic. */
export const ANY = "any";

/** A divergence of one instruction. */
export interface KnownDivergence extends KnownEntry {
  /** Mnemonics that it is about; nothing else is ever excused by it. */
  readonly instructions: readonly string[] | typeof ANY;
  /** Whether this instruction with this state is one that the engine is known to get wrong. */
  readonly applies: (witnessed: Witnessed) => boolean;
  /** Whether this difference, in a listed field, is the wrong value that the engine is known to produce. */
  readonly excuses?: (difference: Difference, witnessed: Witnessed) => boolean;
  /**
   * The case that the engine runs instead. Its whole outcome must then be what the oracle makes of that case, but for what other
   * entries excuse there. Undefined: there is no such case, and nothing is excused.
   */
  readonly instead?: (witnessed: Witnessed) => MachineCase | undefined;
  /** By whose rules the engine runs that case; the oracle's own when left out. */
  readonly by?: (oracle: OracleRunner) => OracleRunner;
  /** How many instructions of the other case stand for the one, where it is not one for one. */
  readonly insteadSteps?: (witnessed: Witnessed) => number;
}

/**
 * Flags that the engine carries wrongly from one instruction to the next. The program must agree in every part when it is cut
 * in front of the suspects, and the whole must be what the oracle makes of it with other `carried` flags at one of the cuts.
 */
export interface KnownCarried extends KnownEntry {
  readonly carried: readonly string[];
  /** Flags that may show as set at the end besides, where nothing wrote them: the engine composes RFLAGS out of what it carried. */
  readonly shown: readonly string[];
  /** Whether to cut in front of this instruction. `stoppedAt` is where the oracle's run ended. */
  readonly cutBefore: (instruction: Decoded | undefined, at: bigint, stoppedAt: bigint) => boolean;
}

/** A program that the engine runs as another one, where it shows only with what the instructions before left. */
export interface KnownProgram extends KnownEntry {
  /** The program that the engine runs instead; undefined when it is the same. The whole must agree with the oracle's run of it. */
  readonly insteadProgram: (oracle: OracleRunner, program: MachineCase) => MachineCase | undefined;
  /** By whose rules the engine runs it; the oracle's own when left out. */
  readonly by?: (oracle: OracleRunner) => OracleRunner;
}

export type KnownInContext = KnownCarried | KnownProgram;
