/** Text to bytes with Keystone: in batches, in a process that may die, line by line where a batch cannot be trusted. */
import { split } from "./split.ts";
import { KeystoneWorker, type Served } from "./worker.ts";

/** Why a line has no bytes: Keystone's message, or that it died or hung over this very line. */
export interface AssemblyError {
  readonly error: string;
}

export type Assembled = Uint8Array | AssemblyError;

export const isAssembled = (result: Assembled): result is Uint8Array => result instanceof Uint8Array;

/** Keystone takes 3–5 µs an instruction in batches of 50, 31–44 µs one at a time. What fails is tried in smaller batches, then alone. */
const BATCHES = [50, 8, 1] as const;

/** A branch target is an address: what it becomes depends on where in a batch the line stands. */
const NAMES_AN_ADDRESS = /^(?:addr32 )?(?:j\w+|call|loop\w*) (?:0x)?[0-9a-f]+$/;

/** Positions in the result: lines that are assembled together. */
type Job = readonly number[];

export class Assembler {
  readonly #worker = new KeystoneWorker();

  /** Starts Keystone's process ahead of the first use, so that loading it costs nobody time. Failing is left to the first use. */
  warmUp(): void {
    void this.#worker.start().catch(() => {});
  }

  /** Bytes of each line as if it stood at address 0, in order. A line holds one instruction in Intel syntax. */
  async assemble(lines: readonly string[]): Promise<Assembled[]> {
    const results: Assembled[] = new Array<Assembled>(lines.length);
    const [alone, together] = partition(lines);
    await this.#work(lines, batches(alone, 1), results);
    let left = together;
    for (const size of BATCHES) left = await this.#work(lines, batches(left, size), results);
    return results;
  }

  /** Leaves no process behind. */
  close(): void {
    this.#worker.close();
  }

  /** Fills `results`; returns the lines whose batch failed. */
  async #work(lines: readonly string[], jobs: readonly Job[], results: Assembled[]): Promise<number[]> {
    const again: number[] = [];
    for (let done = 0; done < jobs.length; ) {
      const left = jobs.slice(done);
      const outcomes = resultsOf(left, await this.#worker.serve(left.map((job) => sourceOf(lines, job))));
      for (const [n, outcome] of outcomes.entries()) again.push(...settle(lines, left[n]!, outcome, results));
      done += outcomes.length;
    }
    return again;
  }
}

/** What came of each job that was answered, the guilty one of a breakdown included. */
function resultsOf(jobs: readonly Job[], { answers, broken }: Served): Assembled[] {
  const outcomes = answers.map(({ bytes, error }): Assembled => bytes ?? { error: error ?? "no answer" });
  if (broken !== undefined && outcomes.length < jobs.length) outcomes.push({ error: broken });
  return outcomes;
}

const sourceOf = (lines: readonly string[], job: Job): string => job.map((line) => lines[line]!).join(";");

/** Keeps the outcome of a job; returns its lines when they have to be tried again. */
function settle(lines: readonly string[], job: Job, outcome: Assembled, results: Assembled[]): Job {
  if (job.length === 1) {
    results[job[0]!] = outcome;
    return [];
  }
  const pieces = isAssembled(outcome)
    ? split(
        job.map((line) => lines[line]!),
        outcome,
      )
    : undefined;
  if (!pieces) return job;
  for (const [n, line] of job.entries()) results[line] = pieces[n]!;
  return [];
}

function partition(lines: readonly string[]): [alone: number[], together: number[]] {
  const [alone, together]: [number[], number[]] = [[], []];
  for (const [n, line] of lines.entries()) (NAMES_AN_ADDRESS.test(line) ? alone : together).push(n);
  return [alone, together];
}

const batches = (lines: readonly number[], size: number): Job[] =>
  Array.from({ length: Math.ceil(lines.length / size) }, (_, n) => lines.slice(n * size, (n + 1) * size));

/** As Assembler.assemble, with a process of its own that ends with it. */
export async function assemble(lines: readonly string[]): Promise<Assembled[]> {
  const assembler = new Assembler();
  try {
    return await assembler.assemble(lines);
  } finally {
    assembler.close();
  }
}
