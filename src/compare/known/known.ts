/**
 * What a known divergence is: data and executable predicates. Most are about one instruction with its start state and both
 * outcomes. Some show in programs only, because the engine carries something wrong from one instruction to the next.
 */
import { type Decoded, type FaultName, REGISTER_NAMES } from "../../../oracle/index.ts";
import { isFailure, type MachineCase, type Outcome, type Reply } from "../../cases/case.ts";
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

/** A divergence that no single step shows: it is gone when the program is cut in front of the named instructions. */
export interface KnownInContext extends Omit<KnownDivergence, "applies" | "excuses"> {
  /** Whether the program is to be cut in front of this instruction. `stoppedAt` is where the oracle's run ended; `code` begins at `at`. */
  readonly cutBefore: (instruction: Decoded | undefined, at: bigint, stoppedAt: bigint, code: Uint8Array) => boolean;
  readonly excuses: (difference: Difference) => boolean;
}

const RSP = 4;

/** The six status flags as difference fields. */
export const STATUS_FIELDS = ["CF", "PF", "AF", "ZF", "SF", "OF"] as const;

export const fieldsIn =
  (...names: string[]) =>
  ({ field }: Difference): boolean =>
    names.includes(field);

/** For what runs as another instruction altogether. */
export const anyField = (): boolean => true;

/** Whether the field is the register that operand number `n` names. */
export function isOperand(field: string, instruction: Decoded | undefined, n: number): boolean {
  const operand = instruction?.operands[n];
  return operand?.kind === "register" && field === REGISTER_NAMES[operand.index];
}

/** Whether the field is memory that begins and ends within `size` bytes below the stack pointer of the start. */
export function liesBelowStack({ field, actual }: Difference, { machineCase }: Witnessed, size: bigint): boolean {
  if (!field.startsWith("memory:")) return false;
  const below = BigInt.asUintN(64, machineCase.registers[RSP]! - BigInt(field.slice("memory:".length)));
  const length = BigInt(actual.length / 2);
  return length <= below && below <= size;
}

export const stoppedWith = (reply: Reply, fault: FaultName): boolean => !isFailure(reply) && reply.stop.fault === fault;
