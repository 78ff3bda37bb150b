/** What a smaller case has to keep: instruction form, fields that differ, and how both sides stopped. */
import { flags } from "../../oracle/index.ts";
import { isFailure, type MachineCase, type Reply } from "../cases/case.ts";
import { attribute, type Divergence } from "../compare/attribute.ts";
import { fieldClasses, stopsOf } from "../compare/bucket.ts";
import { endOfStep } from "../compare/isolate.ts";
import { judge } from "../compare/judge.ts";
import { judgeStep } from "../compare/judge-step.ts";
import type { Engine } from "../engines/engine.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import type { Witness } from "./search.ts";

/** Accepts what diverges for the same cause as `divergence`. */
export const sameCause = (divergence: Divergence, engine: Engine, oracle: OracleRunner): Witness =>
  divergence.isolated ? sameStep(divergence, engine, oracle) : sameProgram(divergence, engine, oracle);

/** One instruction: the same bucket. Where its step ends follows from the oracle anew. */
const sameStep =
  (divergence: Divergence, engine: Engine, oracle: OracleRunner): Witness =>
  async (candidate) => {
    const step = settled(oracle, candidate);
    const actual = await replyOf(engine, divergence, step);
    const judged = judgeStep(oracle, engine, divergence.origin, step, actual);
    return judged?.kind === "diverge" && judged.divergence.bucket === divergence.bucket ? judged.divergence : undefined;
  };

function settled(oracle: OracleRunner, candidate: MachineCase): MachineCase {
  const state = oracle.start(candidate);
  const stop = oracle.machine.step(state);
  return { ...candidate, ...endOfStep(candidate, stop ? undefined : state.rip) };
}

/**
 * A program that no single step explains: still none does, both sides stop as they did, and what differs is of the classes that differed.
 * Fewer may: what is wrong spreads into the registers of later instructions, which are to go. The bucket follows.
 */
const sameProgram =
  (divergence: Divergence, engine: Engine, oracle: OracleRunner): Witness =>
  async (candidate) => {
    const actual = await replyOf(engine, divergence, candidate);
    const expected = oracle.run(candidate);
    const verdict = judge(oracle, candidate, expected, actual);
    if (verdict.kind !== "diverge" || !isSameEnding(divergence, stopsOf(expected, actual))) return undefined;
    const { differences } = verdict;
    if (!isSameEffect(fieldClasses(differences), fieldClasses(divergence.differences))) return undefined;
    const { divergences } = await attribute(oracle, engine, candidate, { expected, actual, differences });
    const found = divergences.every(({ isolated }) => !isolated) ? divergences[0] : undefined;
    return found && { ...found, origin: divergence.origin };
  };

const PLAIN_ENDING = "until/until";

/** An end that both sides have in common is no part of what is wrong: then the program may as well run to its end. */
function isSameEnding({ expected, actual }: Divergence, stops: string): boolean {
  const before = stopsOf(expected, actual);
  const [left, right] = before.split("/");
  return stops === before || (left === right && stops === PLAIN_ENDING);
}

/** Flags come and go with the instructions that overwrite them; something that differed still does, and nothing else but flags is new. */
function isSameEffect(classes: string, before: string): boolean {
  const [now, then] = [classes.split("+"), before.split("+")];
  return now.some((one) => then.includes(one)) && now.every((one) => then.includes(one) || STATUS_FLAGS.includes(one));
}

const STATUS_FLAGS = flags.flagNames(flags.STATUS);

/**
 * A case that kills or hangs a program is followed by one that does nothing: a healthy program answers that, and is not given up
 * for the many failures in a row that shrinking asks of it.
 */
async function replyOf(engine: Engine, { actual }: Divergence, candidate: MachineCase): Promise<Reply> {
  return (await engine.run(isFailure(actual) ? [candidate, HARMLESS] : [candidate]))[0]!;
}

const HARMLESS: MachineCase = {
  id: "harmless",
  code: Uint8Array.of(0x90),
  at: 0x40_0000n,
  registers: new Array<bigint>(16).fill(0n),
  rflags: flags.ALWAYS_SET,
  fsBase: 0n,
  gsBase: 0n,
  memory: [],
  until: 0x40_0001n,
  limit: 1,
};
