/**
 * `npm run bench`: the numbers that the project promises, measured in one run, with ratios. Nothing is asserted here.
 * Run it on a quiet machine; `taskset -c 0 npm run bench` gives the one-core figures.
 */
import { spawnSync } from "node:child_process";
import { Machine, Memory, State } from "../oracle/index.ts";
import { campaign } from "../src/campaign/campaign.ts";
import type { MachineCase } from "../src/cases/case.ts";
import { encodeCase } from "../src/cases/codec.ts";
import { judge } from "../src/compare/judge.ts";
import type { Engine } from "../src/engines/engine.ts";
import { OracleRunner } from "../src/engines/oracle.ts";
import { openWitnesses } from "../src/engines/witnesses.ts";
import { makeGenerator } from "../src/generate/case.ts";
import { buildPool, type Pool } from "../src/generate/pool.ts";
import type { Subject } from "../src/generate/subjects.ts";

/** Enough for the compilers of the JavaScript engine to settle: rates still climb during the first ten thousand cases. */
const CASES = 61_440;
const SEED = 1;

interface Measured {
  readonly name: string;
  /** Per second: the median of the rounds. A virtual machine's neighbours take half of its speed for seconds, and give it back. */
  readonly rate: number;
  /** The fastest tenth of the rounds: what is left when they are quiet. */
  readonly best: number;
  readonly unit: string;
}

/** From the milliseconds of rounds of `amount` each. */
function measured(name: string, unit: string, amount: number, rounds: readonly number[]): Measured {
  const sorted = [...rounds].sort((a, b) => a - b);
  const at = (share: number): number => (amount / sorted[Math.floor(sorted.length * share)]!) * 1000;
  return { name, unit, rate: at(0.5), best: at(0.1) };
}

const BATCH = 256;
/** Cases before the parts are measured. */
const WARM_UP = 40 * BATCH;

/** Milliseconds of each round by what they were spent on. */
class Spent {
  readonly #spent = new Map<string, number[]>();

  async on<T>(what: string, work: () => T | Promise<T>): Promise<T> {
    const started = performance.now();
    const done = await work();
    const rounds = this.#spent.get(what) ?? [];
    this.#spent.set(what, [...rounds, performance.now() - started]);
    return done;
  }

  /** Where every round was of `amount`. */
  rates(amount: number, unit = "cases"): Measured[] {
    return [...this.#spent].map(([name, rounds]) => measured(name, unit, amount, rounds));
  }
}

/** Drawing, and the oracle by itself: nobody else uses the processor's caches in between. */
async function measureOwn(draw: (n: number) => MachineCase, from: number, to: number): Promise<Measured[]> {
  const oracle = new OracleRunner();
  const spent = new Spent();
  for (let first = from; first < to; first += BATCH) {
    const cases = await spent.on("draw a case from the pool", () => indices(BATCH).map((n) => draw(first + n)));
    await spent.on("oracle alone", () => cases.map((one) => oracle.run(one)));
  }
  return spent.rates(BATCH);
}

/** Batches that an engine is given over and over: so few that they stay in the processor's caches, as those of a campaign do. */
const KEPT = 16;

/** One engine by itself, and the comparison with what it says. */
async function measureEngine(draw: (n: number) => MachineCase, engine: Engine, cases: number): Promise<Measured[]> {
  const oracle = new OracleRunner();
  const spent = new Spent();
  const batches = indices(KEPT).map((batch) => indices(BATCH).map((n) => draw(batch * BATCH + n)));
  const hints = batches.map((batch) => batch.map((one) => oracle.run(one)));
  for (let n = 0; n < cases / BATCH; n++) {
    const [batch, expected] = [batches[n % KEPT]!, hints[n % KEPT]!];
    const replies = await spent.on(`${engine.name} alone`, () => engine.run(batch, expected));
    const judged = (): unknown => batch.map((one, k) => judge(oracle, one, expected[k]!, replies[k]!));
    await spent.on(`compare with ${engine.name} alone`, judged);
  }
  return spent.rates(BATCH);
}

/** Each part alone, when the compilers of the JavaScript engine have settled. */
async function measureParts(draw: (n: number) => MachineCase, engines: readonly Engine[]): Promise<Measured[]> {
  await measureOwn(draw, 0, WARM_UP);
  const rows = await measureOwn(draw, WARM_UP, WARM_UP + CASES);
  for (const engine of engines) {
    await measureEngine(draw, engine, WARM_UP);
    rows.push(...(await measureEngine(draw, engine, CASES)));
  }
  return rows;
}

const indices = (length: number): number[] => Array.from({ length }, (_, n) => n);

/** Rounds of a campaign: long enough that starting and ending it does not count, and enough of them for a median. */
const ROUNDS = 20;
const ROUND = 20 * BATCH;

/** Drawing, the oracle, these engines, comparing, attributing. */
async function measureCampaign(draw: (n: number) => MachineCase, engines: readonly Engine[]): Promise<Measured[]> {
  const names = ["draw", "oracle", ...engines.map(({ name }) => name), "compare"].join(", ");
  const oracle = new OracleRunner();
  const spent = new Spent();
  const sum = { agreed: 0, excused: 0, skipped: 0, diverged: 0 };
  await campaign({ draw, oracle, engines, cases: WARM_UP });
  for (let round = 0; round < ROUNDS; round++) {
    const run = { draw: (n: number) => draw(WARM_UP + round * ROUND + n), oracle, engines, cases: ROUND };
    const { tally } = await spent.on(names, () => campaign(run));
    for (const kind of ["agreed", "excused", "skipped", "diverged"] as const) sum[kind] += tally[kind];
  }
  console.log(
    `${names}: ${Object.entries(sum)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(", ")}`,
  );
  return spent.rates(ROUND);
}

/** Without a subject: as `fuzz` draws, of which integers are five eighths. */
async function measureCases(pool: Pool, subject?: Subject): Promise<Measured[]> {
  const source = makeGenerator(pool, subject ? { subject } : {});
  const { engines, absent } = await openWitnesses();
  for (const [name, why] of absent) console.log(`without ${name}: ${why.split("\n")[0]}`);
  console.log(subject ? `decks about ${subject}s:` : "all decks:");
  try {
    const rows = await measureParts(source.draw, engines);
    for (const engine of engines) rows.push(...(await measureCampaign(source.draw, [engine])));
    rows.push(...(await measureCampaign(source.draw, engines)));
    console.log();
    return rows;
  } finally {
    await Promise.all(engines.map((engine) => engine.close()));
  }
}

/** mov rcx, 1000000; loop: add rax, rcx; mov [rsi], rax; xor rdx, [rsi]; dec rcx; jnz loop */
const LONG_PROGRAM = Buffer.from("48c7c140420f00 4801c8 488906 483316 48ffc9 75f2".replaceAll(" ", ""), "hex");

async function measureLongProgram(checkFlags: boolean): Promise<Measured[]> {
  const spent = new Spent();
  let steps = 0;
  for (let round = 0; round < 3; round++) {
    const { machine, state } = longProgram(checkFlags);
    const until = 0x400000n + BigInt(LONG_PROGRAM.length);
    const name = `oracle, one long program, flag contract ${checkFlags ? "asserted" : "not asserted"}`;
    await spent.on(name, () => machine.run(state, { until, limit: Number.POSITIVE_INFINITY }));
    steps = machine.steps;
  }
  return spent.rates(steps, "instructions");
}

function longProgram(checkFlags: boolean): { machine: Machine; state: State } {
  const memory = new Memory();
  memory.map(0x400000n, 4096, "rx");
  memory.map(0x500000n, 4096, "rw");
  memory.place(0x400000n, LONG_PROGRAM);
  const state = new State(memory);
  state.rip = 0x400000n;
  state.registers[6] = 0x500000n;
  return { machine: new Machine({ checkFlags }), state };
}

/** Registers only: what is measured is the answering of lines, not the copying of memory images. */
async function measureCommands(): Promise<void> {
  const source = makeGenerator(await buildPool({ seed: SEED }));
  const line = (n: number): string => encodeCase({ ...source.draw(n), id: `b${n}`, memory: [], limit: 1 });
  const cases = Array.from({ length: 20_000 }, (_, n) => line(n)).join("\n");
  for (const [name, args, input] of [
    ["echolot exec, 20,000 single-instruction cases", ["exec"], cases],
    ["echolot exec --engine unicorn, the same", ["exec", "--engine", "unicorn"], cases],
    ["echolot --help", ["--help"], ""],
  ] as const) {
    const started = performance.now();
    const { status } = spawnSync("./echolot", [...args], { input, maxBuffer: 2 ** 30 });
    const seconds = ((performance.now() - started) / 1000).toFixed(2);
    console.log(`${name.padEnd(56)} ${seconds.padStart(8)} s (exit ${status})`);
  }
}

function print(rows: readonly Measured[]): void {
  for (const unit of [...new Set(rows.map((row) => row.unit))]) {
    const group = rows.filter((row) => row.unit === unit);
    const base = group.at(-1)!;
    console.log(`${"".padEnd(56)} ${"median".padStart(12)} ${"best tenth".padStart(12)}  ${unit} a second`);
    for (const { name, rate, best } of group) {
      const [usual, quiet] = [rate, best].map((each) => Math.round(each).toLocaleString("en-US").padStart(12));
      console.log(`${name.padEnd(56)} ${usual} ${quiet} ${(rate / base.rate).toFixed(2).padStart(7)} x`);
    }
    console.log();
  }
}

const pool = await buildPool({ seed: SEED });
print(await measureCases(pool, "integer"));
print(await measureCases(pool));
print([...(await measureLongProgram(true)), ...(await measureLongProgram(false))]);
await measureCommands();
