/**
 * The main job: draw cases, run them on the oracle and on every engine, judge, attribute what differs, shrink what is new.
 * Engines work on the next batch while the oracle works on this one. The run goes on after a divergence.
 */
import { setImmediate } from "node:timers/promises";
import { type Arbiter, type Arbitration, accused } from "../arbitrate/arbitrate.ts";
import type { MachineCase, Outcome, Reply } from "../cases/case.ts";
import { attributeAll, type Divergence, type Diverging, type Whole } from "../compare/attribute.ts";
import type { Difference } from "../compare/difference.ts";
import { judge } from "../compare/judge.ts";
import { Suspects } from "../compare/suspects.ts";
import type { Verdict } from "../compare/verdict.ts";
import type { CaseLog } from "../coverage/case-log.ts";
import type { Compared } from "../coverage/compared.ts";
import type { RunCoverage } from "../coverage/run-coverage.ts";
import type { Engine } from "../engines/engine.ts";
import type { OracleRunner } from "../engines/oracle.ts";
import { settledAs } from "./settled.ts";
import { type Finding, increment, Tally } from "./tally.ts";

/** Cases that travel to an engine together. At 256 the cost of a message is below a microsecond a case. */
const BATCH = 256;

export interface CampaignOptions {
  /** Case by number: the same for the same seed, whatever else happens. */
  readonly draw: (index: number) => MachineCase;
  readonly oracle: OracleRunner;
  readonly engines: readonly Engine[];
  /** Cases at most; without it the clock decides. */
  readonly cases?: number;
  /** Milliseconds at most. */
  readonly milliseconds?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (tally: Tally, cases: number) => void;
  /** Asked about every divergence: who is wrong. Without the processor nobody knows. */
  readonly arbiter?: Arbiter | undefined;
  /** Called for the first divergence of each bucket and accused; what it returns is kept. */
  readonly onFinding?: (
    divergence: Divergence,
    engine: Engine,
    arbitration: Arbitration | undefined,
  ) => Promise<Omit<Finding, "count">>;
  /** Ends the run at the first finding. */
  readonly stopAtFirst?: boolean;
  /** Told what was executed, and in which cases engines were compared. Its engines are these, in this order. */
  readonly coverage?: RunCoverage;
}

interface Batch {
  readonly cases: MachineCase[];
  readonly expected: Outcome[];
  readonly replies: Promise<Reply[]>[];
  /** What the oracle executed, until the verdicts are known. */
  readonly log: CaseLog | undefined;
}

export interface CampaignResult {
  readonly tally: Tally;
  readonly cases: number;
  /** Why it ended. */
  readonly ended: "cases" | "time" | "interrupted" | "finding";
}

export async function campaign(options: CampaignOptions): Promise<CampaignResult> {
  const tally = new Tally();
  const suspects = options.engines.map(() => new Suspects());
  const deadline = performance.now() + (options.milliseconds ?? Number.POSITIVE_INFINITY);
  let drawn = 0;
  let done = 0;
  let attributing: Promise<Failed | undefined> = Promise.resolve(undefined);
  const launch = async (): Promise<Batch | undefined> => {
    const size = Math.min(BATCH, (options.cases ?? Number.POSITIVE_INFINITY) - drawn);
    if (size <= 0 || ending(options, tally, deadline)) return undefined;
    const batch = await start(options, drawn, size);
    drawn += size;
    return batch;
  };
  for (let batch = await launch(); batch; ) {
    const next = await launch();
    const diverging = await judgeBatch(options, tally, batch, suspects);
    raise(await attributing);
    // not awaited here: its steps wait behind the next batch in the engine, and this process has better to do meanwhile
    attributing = failureOf(attributeBatch(options, tally, diverging));
    done += batch.cases.length;
    options.onProgress?.(tally, done);
    batch = next;
  }
  raise(await attributing);
  return { tally, cases: done, ended: ending(options, tally, deadline) ?? "cases" };
}

function ending(
  { signal, stopAtFirst }: CampaignOptions,
  tally: Tally,
  deadline: number,
): CampaignResult["ended"] | undefined {
  if (signal?.aborted) return "interrupted";
  if (stopAtFirst && tally.findings.size > 0) return "finding";
  return performance.now() >= deadline ? "time" : undefined;
}

/** Work of about two milliseconds between two looks at what the engines have answered: an engine must not wait for its next batch. */
const SLICE = 64;

async function start(options: CampaignOptions, from: number, size: number): Promise<Batch> {
  const { draw, oracle, engines } = options;
  const log = options.coverage?.openLog();
  const cases = await inSlices(indices(size), (n) => draw(from + n));
  const run = (one: MachineCase): Outcome => (log ? log.run(oracle, one) : oracle.run(one));
  const expected = await inSlices(cases, run);
  return { cases, expected, log, replies: engines.map((engine) => engine.run(cases, expected)) };
}

const indices = (size: number): number[] => Array.from({ length: size }, (_, n) => n);

async function inSlices<From, To>(all: readonly From[], work: (one: From) => To): Promise<To[]> {
  const out: To[] = [];
  for (const [n, one] of all.entries()) {
    if (n % SLICE === SLICE - 1) await setImmediate();
    out.push(work(one));
  }
  return out;
}

/** Puts the verdict on the batch's case number `n` on record. */
type Account = (n: number, verdict: Verdict) => void;

/** What one engine leaves to be attributed. */
interface Open {
  readonly engine: Engine;
  readonly account: Account;
  readonly diverging: readonly (Diverging & { readonly n: number })[];
  readonly suspects: Suspects;
}

/** Counts what can be told at once; gives back what has to be attributed, by engine. */
async function judgeBatch(
  options: CampaignOptions,
  tally: Tally,
  batch: Batch,
  suspects: readonly Suspects[],
): Promise<Open[]> {
  const out: Open[] = [];
  for (const [place, engine] of options.engines.entries()) {
    const replies = await batch.replies[place]!;
    const account = accountOf(tally, engine, batch.log, options.coverage?.compared[place]);
    const judged = await inSlices(indices(batch.cases.length), (n) => {
      const origin = batch.cases[n]!;
      const whole = judgeOne(options.oracle, tally, account, n, origin, batch.expected[n]!, replies[n]!);
      return whole ? [{ n, origin, whole }] : [];
    });
    out.push({ engine, account, diverging: judged.flat(), suspects: suspects[place]! });
  }
  return out;
}

const accountOf =
  (tally: Tally, engine: Engine, log: CaseLog | undefined, compared: Compared | undefined): Account =>
  (n, verdict) => {
    tally.count(verdict, engine.name);
    if (compared) log?.count(n, verdict.kind === "agree" || verdict.kind === "excused", compared);
  };

async function attributeBatch(options: CampaignOptions, tally: Tally, all: readonly Open[]): Promise<void> {
  for (const { engine, account, diverging, suspects } of all) {
    const attributions = await attributeAll(options.oracle, engine, diverging, suspects);
    for (const [k, { verdict, divergences }] of attributions.entries()) {
      const settled = await settledAs(options, engine, diverging[k]!, divergences);
      account(diverging[k]!.n, settled ?? verdict);
      if (settled) continue;
      for (const divergence of divergences) await keep(options, tally, engine, divergence);
    }
  }
}

interface Failed {
  readonly error: unknown;
}

/** For work that nobody waits for yet: its failure as a value, to be raised when somebody does. */
const failureOf = (work: Promise<void>): Promise<Failed | undefined> =>
  work.then(
    () => undefined,
    (error: unknown) => ({ error }),
  );

function raise(failed: Failed | undefined): void {
  if (failed) throw failed.error;
}

/** Counts the verdict on one case, or gives back what has to be attributed first. */
function judgeOne(
  oracle: OracleRunner,
  tally: Tally,
  account: Account,
  n: number,
  machineCase: MachineCase,
  expected: Outcome,
  actual: Reply,
): Whole | undefined {
  const verdict = judge(oracle, machineCase, expected, actual);
  if (verdict.kind === "agree") increment(tally.agreedStops, expected.stop.fault ?? expected.stop.reason);
  const differences = differencesOf(verdict);
  if (!differences) return void account(n, verdict);
  return { expected, actual, differences, skip: verdict.kind === "skip" ? verdict.why : undefined };
}

const differencesOf = (verdict: Verdict): readonly Difference[] | undefined =>
  verdict.kind === "diverge" || verdict.kind === "skip" ? verdict.differences : undefined;

async function keep(options: CampaignOptions, tally: Tally, engine: Engine, found: Divergence): Promise<void> {
  const arbitration = await options.arbiter?.(found);
  if (arbitration?.state === "unstable") tally.unstable++;
  const key = `${accused(found, arbitration)} | ${found.bucket}`;
  const known = tally.findings.get(key);
  if (known) known.count++;
  else {
    const first = { divergence: found, ...(arbitration && { arbitration }) };
    tally.findings.set(key, { ...((await options.onFinding?.(found, engine, arbitration)) ?? first), count: 1 });
  }
}
