/** What a known divergence is: data and an executable predicate over one instruction with its start state and both outcomes. */
import type { Decoded } from "../../../oracle/index.ts";
import type { MachineCase, Outcome, Reply } from "../../cases/case.ts";
import type { Difference } from "../difference.ts";

/** One instruction, what the oracle says of it and what the engine says. */
export interface Witnessed {
  readonly machineCase: MachineCase;
  /** Undefined when the bytes are no instruction. */
  readonly instruction: Decoded | undefined;
  readonly expected: Outcome;
  readonly actual: Reply;
}

export interface KnownDivergence {
  /** Short and stable: `unicorn-ret-imm16-signed`. */
  readonly id: string;
  readonly engine: "unicorn";
  /** Versions of the engine in which it was seen. */
  readonly versions: string;
  /** Who is wrong. Never the oracle: a wrong oracle is repaired, not excused. */
  readonly wrong: "unicorn";
  readonly reason: string;
  /** Manual section or upstream issue. */
  readonly authority: string;
  /** Whether this instruction with this state is one that the engine is known to get wrong. */
  readonly applies: (witnessed: Witnessed) => boolean;
  /** Whether this divergence can show in the field. All differences of a step must be covered. */
  readonly excuses: (difference: Difference, witnessed: Witnessed) => boolean;
}

export const fieldsIn =
  (...names: string[]) =>
  ({ field }: Difference): boolean =>
    names.includes(field);

export const anyField = (): boolean => true;
