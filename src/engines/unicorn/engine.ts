/** Unicorn as an engine: cases go in batches to a process that may die or hang without costing more than the guilty case. */
import type { Failure, MachineCase, Reply } from "../../cases/case.ts";
import type { Engine, Hints } from "../engine.ts";
import { type Answer, unpackReplies } from "./answer.ts";
import { Child, isLoss, type Loss, workerFile } from "./child.ts";
import { loadUnicorn } from "./locate.ts";
import { MOST_CASES, packCases } from "./message.ts";
import { missingFeature } from "./model.ts";

export interface UnicornOptions {
  /** Milliseconds in which a batch, or a case alone, must be answered. */
  readonly patience?: number;
  /** Cases after which the process is replaced. */
  readonly recycleAfter?: number;
  /** Another program for the child: how tests make one that lies or hangs. */
  readonly worker?: string;
  /** What happens to the process: `started`, `died`, `hung`, `recycled`. */
  readonly onEvent?: (event: string, pid: number | undefined) => void;
}

/** A batch of ten-instruction cases takes about 10 ms. */
const PATIENCE = 5_000;
/**
 * Unicorn's memory grows by some 800 bytes a case, 0.4 GB until then, of which most is translations: it must not come near the gigabyte that it
 * reserves for them. A new process costs a second until its code is compiled.
 */
const RECYCLE_AFTER = 500_000;

/** Throws EnvironmentLacks when there is no usable Unicorn. */
export async function unicornEngine(options: UnicornOptions = {}): Promise<Engine> {
  const { path, version } = loadUnicorn();
  const engine = new UnicornEngine(
    `Unicorn ${version.text} (${path}; without the sticky flags of MXCSR)`,
    version.text,
    options,
  );
  await engine.warmUp();
  return engine;
}

class UnicornEngine implements Engine {
  readonly name = "unicorn";
  readonly description: string;
  readonly lacks = (feature: string): boolean => missingFeature([feature]) !== undefined;
  readonly version: string;
  readonly #patience: number;
  readonly #recycleAfter: number;
  readonly #worker: string;
  readonly #onEvent: (event: string, pid: number | undefined) => void;
  #child: Child | undefined;
  #answered = 0;
  #closed = false;
  /** One batch at a time: later calls wait for earlier ones. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(description: string, version: string, options: UnicornOptions) {
    this.description = description;
    this.version = version;
    this.#patience = options.patience ?? PATIENCE;
    this.#recycleAfter = options.recycleAfter ?? RECYCLE_AFTER;
    this.#worker = options.worker ?? workerFile();
    this.#onEvent = options.onEvent ?? (() => {});
  }

  async warmUp(): Promise<void> {
    await this.#alive();
  }

  run(cases: readonly MachineCase[], hints?: Hints): Promise<Reply[]> {
    const answered = this.#queue.then(() => this.#runAll(cases, hints));
    this.#queue = answered.catch(() => {});
    return answered;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#dismiss();
    await this.#queue;
    await this.#dismiss();
  }

  async #runAll(cases: readonly MachineCase[], hints: Hints | undefined): Promise<Reply[]> {
    const replies: Reply[] = [];
    for (let n = 0; n < cases.length; n += MOST_CASES)
      replies.push(...(await this.#batch(cases.slice(n, n + MOST_CASES), hints?.slice(n, n + MOST_CASES))));
    return replies;
  }

  async #batch(cases: readonly MachineCase[], hints?: Hints): Promise<Reply[]> {
    const replies = await this.#ask(cases, hints);
    if (!isLoss(replies)) return replies;
    return cases.length === 1 ? [failure(cases[0]!, replies)] : this.#oneByOne(cases);
  }

  /** After a loss every case of the batch runs alone: whoever loses the process again is guilty, and nobody else is. */
  async #oneByOne(cases: readonly MachineCase[]): Promise<Reply[]> {
    const replies: Reply[] = [];
    for (const one of cases) replies.push(...(await this.#batch([one])));
    return replies;
  }

  async #ask(cases: readonly MachineCase[], hints: Hints | undefined): Promise<Reply[] | Loss> {
    if (this.#closed) return { lost: "died", how: "the engine was closed" };
    const child = await this.#alive();
    const answer = await child.ask<Answer>(packCases(cases, hints), this.#patience);
    if (isLoss(answer)) {
      await this.#dismiss(answer.lost);
      return answer;
    }
    this.#answered += cases.length;
    return unpackReplies(answer, cases, hints);
  }

  async #alive(): Promise<Child> {
    if (this.#child && this.#answered >= this.#recycleAfter) await this.#dismiss("recycled");
    if (this.#child) return this.#child;
    this.#answered = 0;
    this.#child = await Child.start(this.#worker);
    this.#onEvent("started", this.#child.pid);
    return this.#child;
  }

  async #dismiss(event?: string): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child && event) this.#onEvent(event, child.pid);
    await child?.close();
  }
}

const failure = ({ id }: MachineCase, { lost, how }: Loss): Failure => ({
  id,
  failure: lost,
  error: lost === "died" ? `Unicorn's process died: ${how}` : `Unicorn hung: ${how}`,
});
