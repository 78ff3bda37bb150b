/** A diverging case before the processor: for defined bits it decides alone, once it has given the same answer three times. */
import { isFailure, type MachineCase, type Outcome, type Reply } from "../cases/case.ts";
import type { Divergence } from "../compare/attribute.ts";
import { decodeCase } from "../compare/bucket.ts";
import { differences as compare, type Difference } from "../compare/difference.ts";
import { excusedBy } from "../compare/excuse.ts";
import { judge } from "../compare/judge.ts";
import type { Engine } from "../engines/engine.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import { ORACLE, type Ruling, rulingsOf } from "./rulings.ts";

/** The engine that is the processor. */
export const JUDGE = "native";

/** Answers of the processor that must be alike before one counts. */
export const REPEATS = 3;

/** What one engine made of the case. */
export interface End {
  readonly name: string;
  readonly reply: Reply;
  /** From the oracle's outcome, without bits that are undefined in this execution. */
  readonly differences: readonly Difference[];
}

export interface Arbitration {
  /** `unstable`: the processor's answers differ. `undecided`: it has none that can be compared. */
  readonly state: "settled" | "unstable" | "undecided";
  /** Why it is undecided. */
  readonly why?: string;
  /** Whom the processor contradicts anywhere: `oracle`, names of engines. Empty when nothing is settled. */
  readonly wrong: readonly string[];
  readonly rulings: readonly Ruling[];
  /** Documented departures of the oracle from silicon that the processor showed here. */
  readonly departures: readonly string[];
  /** Every engine, the one that diverged first, the processor last. */
  readonly ends: readonly End[];
}

/** Never rejects for a case's sake. */
export type Arbiter = (found: Divergence) => Promise<Arbitration>;

/** Undefined where the processor is not among the engines: then nobody can say who is wrong. */
export function arbiterOf(oracle: OracleRunner, engines: readonly Engine[]): Arbiter | undefined {
  const processor = engines.find(({ name }) => name === JUDGE);
  return processor && ((found) => arbitrate(oracle, engines, processor, found));
}

async function arbitrate(
  oracle: OracleRunner,
  engines: readonly Engine[],
  processor: Engine,
  found: Divergence,
): Promise<Arbitration> {
  const answers = await repeated(processor, found.machineCase);
  const others = engines.filter(({ name }) => name !== JUDGE && name !== found.engine);
  const ends = await Promise.all(others.map((engine) => endOf(oracle, engine, found)));
  const own =
    found.engine === JUDGE ? [] : [{ name: found.engine, reply: found.actual, differences: found.differences }];
  const opinion = opinionOf(oracle, processor, found, answers[0]!);
  const all = [...own, ...ends, { name: JUDGE, reply: answers[0]!, differences: opinion.differences }];
  const head = { wrong: [], rulings: [], departures: opinion.departures, ends: all };
  if (!areAlike(found, answers)) return { ...head, state: "unstable" };
  if (opinion.why !== undefined) return { ...head, state: "undecided", why: opinion.why };
  const rulings = rulingsOf(all, { judge: JUDGE, departs: opinion.departures.length > 0 });
  return { ...head, state: "settled", rulings, wrong: [...new Set(rulings.flatMap(({ wrong }) => wrong))] };
}

/** One after the other: answers of one batch would share its memory. */
async function repeated(processor: Engine, one: MachineCase): Promise<Reply[]> {
  const answers: Reply[] = [];
  for (let n = 0; n < REPEATS; n++) answers.push(...(await processor.run([one])));
  return answers;
}

/** Alike in everything that is defined; where the processor itself diverged, that answer counts, too. */
function areAlike({ engine, expected, actual }: Divergence, answers: readonly Reply[]): boolean {
  const [first, ...more] = engine === JUDGE ? [actual, ...answers] : answers;
  return more.every((one) => isAlike(expected, first!, one));
}

function isAlike(expected: Outcome, one: Reply, other: Reply): boolean {
  if (isFailure(one) || isFailure(other)) return isFailure(one) && isFailure(other);
  return compare({ ...one, ...(expected.free && { free: expected.free }) }, other).length === 0;
}

interface Judged {
  readonly differences: readonly Difference[];
  readonly departures: readonly string[];
  /** Why its answer decides nothing. */
  readonly why?: string;
}

function opinionOf(oracle: OracleRunner, processor: Engine, found: Divergence, actual: Reply): Judged {
  const { machineCase, expected, isolated } = found;
  if (isFailure(actual))
    return { differences: [], departures: [], why: `the processor gave no answer: ${actual.error}` };
  const verdict = judge(oracle, machineCase, expected, actual);
  if (verdict.kind === "skip") return { differences: [], departures: [], why: verdict.why };
  if (verdict.kind !== "diverge") return { differences: [], departures: [] };
  const instruction = decodeCase(oracle.machine.maps, machineCase);
  const witnessed = { oracle, machineCase, instruction, expected, actual };
  const departures = isolated ? excusedBy(processor, verdict.differences, witnessed) : undefined;
  return { differences: verdict.differences, departures: departures ?? [] };
}

async function endOf(oracle: OracleRunner, engine: Engine, { machineCase, expected }: Divergence): Promise<End> {
  const [reply] = (await engine.run([machineCase])) as [Reply];
  const verdict = judge(oracle, machineCase, expected, reply);
  return { name: engine.name, reply, differences: verdict.kind === "diverge" ? verdict.differences : [] };
}

/** Whom a finding is held against, for its name: who is wrong, or the engine that differs while that is open. */
export const accused = (found: Divergence, arbitration: Arbitration | undefined): string =>
  arbitration?.state === "settled" && arbitration.wrong.length > 0 ? arbitration.wrong.join("+") : found.engine;

/** A wrong oracle is a failure of this project, and never a candidate for the known list. */
export const isAgainstOracle = ({ wrong }: Arbitration): boolean => wrong.includes(ORACLE);

/** The processor agrees with the oracle: what is left is a fault of the engine, which may come onto the known list. */
export const isCandidate = ({ state, wrong }: Arbitration): boolean =>
  state === "settled" && wrong.length > 0 && !wrong.includes(ORACLE);
