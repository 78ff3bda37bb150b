/** The host's processor as an engine: cases go in batches to a small C program that may die or hang without costing more than the guilty case. */
import type { Failure, MachineCase, Outcome, Reply } from "../../cases/case.ts";
import { skipped } from "../../cases/skip.ts";
import { type Engine, EnvironmentLacks, type Hints } from "../engine.ts";
import { isDoubtful } from "./doubt.ts";
import { locateRunner } from "./locate.ts";
import { Packer } from "./packer.ts";
import { missingFeature, processorName } from "./processor.ts";
import { Damaged, unpackReply } from "./reply.ts";
import { packRequest, ROOM, sizeOf } from "./request.ts";
import { isLoss, type Loss, type Piece, RunnerProcess } from "./runner-process.ts";

export interface NativeOptions {
  /** Milliseconds in which a batch, or a case alone, must be answered. */
  readonly patience?: number;
  /** Another program for the runner: how tests make one that lies. */
  readonly runner?: string;
  /** What happens to the process: `started`, or how it was lost. */
  readonly onEvent?: (event: string, pid: number | undefined) => void;
}

/** A case may take a second of CPU time by itself (runner/signals.c). */
const PATIENCE = 5_000;
/** How much longer a case that is asked alone may take: a busy machine must not look like a guest that hangs. */
const ALONE = 4;
const BATCH = 256;
const BATCH_BYTES = 4 << 20;

/** Throws EnvironmentLacks where cases cannot be run on the processor. */
export async function nativeEngine(options: NativeOptions = {}): Promise<NativeEngine> {
  const engine = new NativeEngine(options.runner ?? locateRunner(), options);
  await engine.probe();
  return engine;
}

export class NativeEngine implements Engine {
  readonly name = "native";
  readonly description = processorName();
  readonly lacks = (feature: string): boolean => missingFeature([feature]) !== undefined;
  readonly #path: string;
  readonly #patience: number;
  readonly #onEvent: (event: string, pid: number | undefined) => void;
  readonly #packer = new Packer();
  #process: RunnerProcess | undefined;
  #closed = false;
  /** One batch at a time: later calls wait for earlier ones. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(path: string, options: NativeOptions) {
    this.#path = path;
    this.#patience = options.patience ?? PATIENCE;
    this.#onEvent = options.onEvent ?? (() => {});
  }

  /** Whether the runner can work here at all: asks it for no case. */
  async probe(): Promise<void> {
    const answer = await this.#ask([], true);
    if (!isLoss(answer)) return;
    if (answer.lacking) throw new EnvironmentLacks(`the engine native cannot work here: ${answer.how}.`);
    throw new Error(`the native runner does not start: ${answer.how}`);
  }

  /** Instruction by instruction, steps counted; with hints the quick way first, and so only where that comes to something else. */
  run(cases: readonly MachineCase[], hints?: Hints): Promise<Reply[]> {
    return hints ? this.#twice(cases, hints) : this.#next(cases, true);
  }

  /** Whole programs at full speed, with breakpoints in them: a guest that reads those, or goes beyond its limit, ends wrongly. */
  quick(cases: readonly MachineCase[], hints?: Hints): Promise<Reply[]> {
    return this.#next(cases, false, hints);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#dismiss();
    await this.#queue;
    await this.#dismiss();
  }

  async #twice(cases: readonly MachineCase[], hints: Hints): Promise<Reply[]> {
    const replies = await this.quick(cases, hints);
    const doubtful = replies.map((reply, n) => isDoubtful(reply, hints[n]!));
    const again = (
      await this.#next(
        cases.filter((_, n) => doubtful[n]),
        true,
      )
    ).values();
    return replies.map((reply, n) => (doubtful[n] ? again.next().value! : reply));
  }

  #next(cases: readonly MachineCase[], exact: boolean, hints?: Hints): Promise<Reply[]> {
    const answered = this.#queue.then(() => this.#runAll(cases, exact, hints));
    this.#queue = answered.catch(() => {});
    return answered;
  }

  async #runAll(cases: readonly MachineCase[], exact: boolean, hints: Hints | undefined): Promise<Reply[]> {
    const whys = cases.map(refusal);
    if (whys.every((why) => why === undefined)) return this.#runBatches(cases, exact, hints);
    const isAsked = (_: unknown, n: number): boolean => whys[n] === undefined;
    const replies = await this.#runBatches(cases.filter(isAsked), exact, hints?.filter(isAsked));
    let next = 0;
    return cases.map((one, n) => (whys[n] === undefined ? replies[next++]! : skipped(one, whys[n]!)));
  }

  async #runBatches(cases: readonly MachineCase[], exact: boolean, hints: Hints | undefined): Promise<Reply[]> {
    const replies: Reply[] = [];
    for (const batch of batches(cases)) {
      const to = replies.length + batch.length;
      replies.push(...(await this.#batch(batch, exact, hints?.slice(replies.length, to))));
    }
    return replies;
  }

  /** After a loss every case of the batch runs alone: whoever loses the process again is guilty, and nobody else is. */
  async #batch(cases: readonly MachineCase[], exact: boolean, hints?: Hints): Promise<Reply[]> {
    const answer = await this.#ask(cases, exact, hints);
    if (!isLoss(answer)) return answer;
    if (cases.length === 1) return [failure(cases[0]!, answer)];
    const replies: Reply[] = [];
    for (const one of cases) replies.push(...(await this.#batch([one], exact)));
    return replies;
  }

  async #ask(cases: readonly MachineCase[], exact: boolean, hints?: Hints): Promise<Outcome[] | Loss> {
    if (this.#closed) return { lost: "died", how: "the engine was closed" };
    const runner = this.#alive();
    const request = packRequest(this.#packer, cases, exact);
    const patience = cases.length === 1 ? ALONE * this.#patience : this.#patience;
    const answer = await runner.ask(request, cases.length, patience);
    const outcomes = isLoss(answer) ? answer : unpacked(answer, cases, hints);
    if (isLoss(outcomes)) await this.#dismiss(outcomes.lost);
    return outcomes;
  }

  #alive(): RunnerProcess {
    if (this.#process) return this.#process;
    this.#process = new RunnerProcess(this.#path);
    this.#onEvent("started", this.#process.pid);
    return this.#process;
  }

  async #dismiss(event?: string): Promise<void> {
    const runner = this.#process;
    this.#process = undefined;
    if (runner && event) this.#onEvent(event, runner.pid);
    await runner?.close();
  }
}

/** Why the processor cannot be asked, or undefined. */
function refusal(one: MachineCase): string | undefined {
  if (one.unknownState?.length) return `this engine has no ${one.unknownState.join(", ")}`;
  const missing = missingFeature(one.features);
  if (missing !== undefined) return `this processor has no ${missing}`;
  return sizeOf(one) > ROOM ? "the case is larger than the runner takes" : undefined;
}

/** Pieces of at most BATCH cases and about BATCH_BYTES. */
function* batches(cases: readonly MachineCase[]): Generator<readonly MachineCase[]> {
  let from = 0;
  let bytes = 0;
  let memory: MachineCase["memory"] | undefined;
  for (const [n, one] of cases.entries()) {
    if (n - from === BATCH || (n > from && bytes > BATCH_BYTES)) {
      yield cases.slice(from, n);
      from = n;
      bytes = 0;
    }
    if (one.memory !== memory) bytes += sizeOf(one);
    memory = one.memory;
  }
  yield cases.slice(from);
}

function unpacked(pieces: readonly Piece[], cases: readonly MachineCase[], hints?: Hints): Outcome[] | Loss {
  const outcomes: Outcome[] = [];
  try {
    for (const piece of pieces) {
      const [from, to] = [outcomes.length, outcomes.length + piece.cases];
      outcomes.push(...unpackReply(piece.bytes, cases.slice(from, to), hints?.slice(from, to)));
    }
    return outcomes;
  } catch (error) {
    if (error instanceof Damaged) return { lost: "protocol", how: error.message };
    throw error;
  }
}

const failure = ({ id }: MachineCase, { lost, how }: Loss): Failure => ({
  id,
  failure: lost,
  error: lost === "died" ? `the native runner died: ${how}` : `the native runner: ${how}`,
});
