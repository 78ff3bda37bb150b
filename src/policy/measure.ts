/** Measures every undefined bit of every implemented row on an engine, and holds it against the oracle's policy. */
import { type Row, TABLE } from "../../oracle/index.ts";
import { isFailure, type Outcome, type Reply } from "../cases/case.ts";
import { differences } from "../compare/difference.ts";
import type { Engine } from "../engines/engine.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { isEncodable } from "../generate/encode.ts";
import { Random } from "../generate/random.ts";
import { type Finding, findingOf } from "./finding.ts";
import { type Form, formsOf } from "./form.ts";
import { type Observation, observe } from "./observation.ts";
import { drawTrials, type Trial } from "./trial.ts";
import { whenOf } from "./when.ts";

/** One bit of one form under one condition. */
export interface Line {
  readonly form: Form;
  readonly bit: string;
  readonly when: string;
  /** Executions that were compared. */
  readonly executions: number;
  /** In how many of them the engine left what the oracle leaves. */
  readonly same: number;
  readonly engine: Finding;
  readonly oracle: Finding;
}

export interface Measurement {
  readonly lines: readonly Line[];
  /** Executions with an undefined bit in which the engine ended elsewhere, or differed in a defined bit: for `fuzz` to explain. */
  readonly apart: number;
}

export interface MeasureOptions {
  readonly seed: number;
  /** Executions of each form. */
  readonly executions: number;
  readonly rows?: readonly Row[];
}

/** Rows that leave nothing undefined in so many executions are taken to leave nothing undefined, unless their flag contract says otherwise. */
const PROBE = 64;

export async function measure(engine: Engine, options: MeasureOptions): Promise<Measurement> {
  const oracle = new OracleRunner();
  const forms = (options.rows ?? TABLE).filter(canBeMeasured).flatMap(formsOf);
  const all: Measurement[] = [];
  for (const form of forms) all.push(await measureForm(engine, oracle, form, options));
  return { lines: all.flatMap(({ lines }) => lines), apart: all.reduce((sum, { apart }) => sum + apart, 0) };
}

const canBeMeasured = (row: Row): boolean => row.status.kind === "implemented" && isEncodable(row);

interface Open {
  readonly trial: Trial;
  readonly expected: Outcome;
}

async function measureForm(
  engine: Engine,
  oracle: OracleRunner,
  form: Form,
  { seed, executions }: MeasureOptions,
): Promise<Measurement> {
  const open = openTrials(oracle, form, new Random(seed, TABLE.indexOf(form.row)), executions);
  const replies = await engine.run(
    open.map(({ trial }) => trial.machineCase),
    open.map(({ expected }) => expected),
  );
  const answered = open.flatMap(({ trial, expected }, n) => {
    const reply = replies[n]!;
    return isSkip(reply) ? [] : [{ trial, expected, reply }];
  });
  const together = answered.flatMap(({ trial, expected, reply }) =>
    isFailure(reply) || differences(expected, reply).length > 0 ? [] : [observe(trial, expected, reply)],
  );
  return { lines: linesOf(form, together.flat()), apart: answered.length - together.length };
}

/** The engine lacks a feature, or cannot be asked: that says nothing. */
const isSkip = (reply: Reply): boolean => !isFailure(reply) && reply.stop.reason === "skip";

/** Executions that complete and leave something undefined. */
function openTrials(oracle: OracleRunner, form: Form, random: Random, executions: number): Open[] {
  const probe = openOf(oracle, drawTrials(form, Math.min(PROBE, executions), random));
  if (probe.length === 0 && form.row.flags.undefined === 0) return [];
  return [...probe, ...openOf(oracle, drawTrials(form, executions - PROBE, random))];
}

const openOf = (oracle: OracleRunner, trials: readonly Trial[]): Open[] =>
  trials
    .map((trial) => ({ trial, expected: oracle.run(trial.machineCase) }))
    .filter(({ expected }) => expected.free !== undefined && expected.stop.reason === "until");

function linesOf(form: Form, seen: readonly Observation[]): Line[] {
  const groups = new Map<string, Observation[]>();
  for (const one of seen) {
    const key = `${one.bit}/${whenOf(one)}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].map((group) => lineOf(form, group));
}

const lineOf = (form: Form, seen: readonly Observation[]): Line => ({
  form,
  bit: seen[0]!.bit,
  when: whenOf(seen[0]!),
  executions: seen.length,
  same: seen.filter(({ oracle, engine }) => oracle === engine).length,
  engine: findingOf(seen, "engine"),
  oracle: findingOf(seen, "oracle"),
});
