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
  /** Per second. */
  readonly rate: number;
  readonly unit: string;
}

const perSecond = (amount: number, started: number): number => (amount / (performance.now() - started)) * 1000;

const BATCH = 256;
/** Cases before the parts are measured. */
const WARM_UP = 40 * BATCH;

/** Milliseconds by what they were spent on. */
class Spent {
  readonly #spent = new Map<string, number>();

  async on<T>(what: string, work: () => T | Promise<T>): Promise<T> {
    const started = performance.now();
    const done = await work();
    this.#spent.set(what, (this.#spent.get(what) ?? 0) + performance.now() - started);
    return done;
  }

  rates(amount: number): Measured[] {
    return [...this.#spent].map(([name, ms]) => ({ name, rate: (amount / ms) * 1000, unit: "cases" }));
  }
}

/** Each part alone, batch by batch as a campaign does it: cases that are kept for later would be measured with cold caches. */
async function measureParts(
  draw: (n: number) => MachineCase,
  engines: readonly Engine[],
  from: number,
  to: number,
): Promise<Measured[]> {
  const oracle = new OracleRunner();
  const spent = new Spent();
  for (let first = from; first < to; first += BATCH) {
    const cases = await spent.on("draw a case from the pool", () => indices(BATCH).map((n) => draw(first + n)));
    const hints = await spent.on("oracle alone", () => cases.map((one) => oracle.run(one)));
    for (const engine of engines) {
      const replies = await spent.on(`${engine.name} alone`, () => engine.run(cases, hints));
      const judged = (): unknown => cases.map((one, n) => judge(oracle, one, hints[n]!, replies[n]!));
      await spent.on(`compare with ${engine.name} alone`, judged);
    }
  }
  return spent.rates(to - from);
}

const indices = (length: number): number[] => Array.from({ length }, (_, n) => n);

/** Drawing, the oracle, these engines, comparing, attributing. */
async function measureCampaign(
  draw: (n: number) => MachineCase,
  engines: readonly Engine[],
  cases = CASES,
): Promise<Measured> {
  const started = performance.now();
  const { tally } = await campaign({ draw, oracle: new OracleRunner(), engines, cases });
  const rate = perSecond(cases, started);
  const names = ["draw", "oracle", ...engines.map(({ name }) => name), "compare"].join(", ");
  const { agreed, excused, skipped, diverged } = tally;
  console.log(`${names}: ${agreed} agreed, ${excused} excused, ${skipped} skipped, ${diverged} diverged`);
  return { name: names, rate, unit: "cases" };
}

/** Without a subject: as `fuzz` draws, of which integers are five eighths. */
async function measureCases(pool: Pool, subject?: Subject): Promise<Measured[]> {
  const source = makeGenerator(pool, subject ? { subject } : {});
  const { engines, absent } = await openWitnesses();
  for (const [name, why] of absent) console.log(`without ${name}: ${why.split("\n")[0]}`);
  console.log(subject ? `decks about ${subject}s:` : "all decks:");
  try {
    await measureParts(source.draw, engines, 0, WARM_UP);
    const rows = await measureParts(source.draw, engines, WARM_UP, WARM_UP + CASES);
    for (const engine of engines) rows.push(await measureCampaign(source.draw, [engine]));
    rows.push(await measureCampaign(source.draw, engines));
    console.log();
    return rows;
  } finally {
    await Promise.all(engines.map((engine) => engine.close()));
  }
}

/** mov rcx, 1000000; loop: add rax, rcx; mov [rsi], rax; xor rdx, [rsi]; dec rcx; jnz loop */
const LONG_PROGRAM = Buffer.from("48c7c140420f00 4801c8 488906 483316 48ffc9 75f2".replaceAll(" ", ""), "hex");

function measureLongProgram(checkFlags: boolean): Measured {
  const memory = new Memory();
  memory.map(0x400000n, 4096, "rx");
  memory.map(0x500000n, 4096, "rw");
  memory.place(0x400000n, LONG_PROGRAM);
  const state = new State(memory);
  state.rip = 0x400000n;
  state.registers[6] = 0x500000n;
  const machine = new Machine({ checkFlags });
  const started = performance.now();
  machine.run(state, { until: 0x400000n + BigInt(LONG_PROGRAM.length), limit: Number.POSITIVE_INFINITY });
  const name = `oracle, one long program, flag contract ${checkFlags ? "asserted" : "not asserted"}`;
  return { name, rate: perSecond(machine.steps, started), unit: "instructions" };
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
    for (const { name, rate } of group) {
      const ratio = (rate / base.rate).toFixed(2);
      console.log(
        `${name.padEnd(56)} ${Math.round(rate).toLocaleString("en-US").padStart(12)} ${unit}/s ${ratio.padStart(7)} x`,
      );
    }
    console.log();
  }
}

const pool = await buildPool({ seed: SEED });
print(await measureCases(pool, "integer"));
print(await measureCases(pool));
print([measureLongProgram(true), measureLongProgram(false)]);
await measureCommands();
