/** What an execution left in one undefined flag, or in the undefined bits of its destination: on the oracle and on the engine. */
import { flags, type Run } from "../../oracle/index.ts";
import type { Outcome } from "../cases/case.ts";
import type { Trial } from "./trial.ts";
import { byteAtStart } from "./trial.ts";
import { byteAtEnd, wordAt } from "./values.ts";

/** Name of what is undefined when it is no flag. */
export const DESTINATION = "destination";

export interface Observation {
  readonly trial: Trial;
  /** `OF`, or DESTINATION. */
  readonly bit: string;
  /** Which bits are undefined: 1 for a flag. The values below hold these bits and no others. */
  readonly mask: bigint;
  readonly before: bigint;
  readonly oracle: bigint;
  readonly engine: bigint;
  /** How the engine ended: what its other bits are compared with. */
  readonly ended: Outcome;
}

/** One observation for each undefined flag and destination. Empty when nothing is undefined. */
export function observe(trial: Trial, expected: Outcome, ended: Outcome): Observation[] {
  const { free } = expected;
  if (!free) return [];
  const registers = [...free.registers].map(([index, mask]): Observation => {
    const { registers } = trial.machineCase;
    return destination(trial, ended, mask, registers[index]!, expected.registers[index]!, ended.registers[index]!);
  });
  return [
    ...flags.flagNames(free.rflags).map((name) => flagSeen(trial, expected, ended, name)),
    ...registers,
    ...free.memory.map((run) => memorySeen(trial, expected, ended, run)),
  ];
}

function flagSeen(trial: Trial, expected: Outcome, ended: Outcome, name: string): Observation {
  const bit = flags.flagMask(name);
  const value = (rflags: number): bigint => (rflags & bit ? 1n : 0n);
  const before = value(trial.machineCase.rflags);
  return { trial, bit: name, mask: 1n, before, oracle: value(expected.rflags), engine: value(ended.rflags), ended };
}

function memorySeen(trial: Trial, expected: Outcome, ended: Outcome, { at, bytes }: Run): Observation {
  const word = (byteAt: (address: bigint) => number | undefined): bigint => wordAt(at, 8 * bytes.length, byteAt) ?? 0n;
  const mask = word((address) => bytes[Number(address - at)]);
  const end = (outcome: Outcome): bigint => word((address) => byteAtEnd(outcome, address));
  return destination(trial, ended, mask, word(byteAtStart), end(expected), end(ended));
}

const destination = (
  trial: Trial,
  ended: Outcome,
  mask: bigint,
  before: bigint,
  oracle: bigint,
  engine: bigint,
): Observation => ({
  trial,
  bit: DESTINATION,
  mask,
  before: before & mask,
  oracle: oracle & mask,
  engine: engine & mask,
  ended,
});
