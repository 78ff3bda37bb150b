/** Engines that run contract calls: each is a process that is started again when it was lost, and replaced now and then. */
import type { Broken, EngineAnswer, EngineName, EngineRequest } from "../contracts/request.ts";
import { CallProcess } from "../contracts/worker.ts";

export type CallOf = Omit<EngineRequest, "engine" | "observe" | "trace">;

export interface CallEngine {
  readonly name: string;
  /** Throws EnvironmentLacks when the engine cannot be had here. */
  run(request: CallOf): Promise<EngineAnswer | Broken>;
  /** For good: the call that is under way, and those that come later, end as broken. */
  close(): void;
}

/**
 * Calls of one process: a new one costs 2 s of processor time until V8 has compiled again what is hot, a call in an old one 7 ms. Unicorn
 * keeps 0.3 MB of each call, the others stay at 200 MB.
 */
const RECYCLE_AFTER: Readonly<Record<EngineName, number>> = { oracle: 5000, unicorn: 600, native: 5000 };

const CLOSED: Broken = { broken: "the engine was closed" };

export class ProcessEngine implements CallEngine {
  readonly name: EngineName;
  readonly #milliseconds: number;
  #process: CallProcess | undefined;
  #answered = 0;
  #isClosed = false;
  /** One call at a time: later ones wait for earlier ones. */
  #queue: Promise<unknown> = Promise.resolve();

  /** `milliseconds` for each call. */
  constructor(name: EngineName, milliseconds: number) {
    this.name = name;
    this.#milliseconds = milliseconds;
  }

  run(request: CallOf): Promise<EngineAnswer | Broken> {
    const answered = this.#queue.then(() => (this.#isClosed ? CLOSED : this.#ask(request)));
    this.#queue = answered.catch(() => {});
    return answered;
  }

  async #ask(request: CallOf): Promise<EngineAnswer | Broken> {
    if (this.#answered++ >= RECYCLE_AFTER[this.name]) this.#end();
    this.#process ??= new CallProcess(2);
    const answer = await this.#process.ask(
      { ...request, engine: this.name, observe: true, trace: false },
      this.#milliseconds,
    );
    if ("broken" in answer) this.#end();
    return answer;
  }

  close(): void {
    this.#isClosed = true;
    this.#end();
  }

  /** The next call has a new process. */
  #end(): void {
    this.#process?.close();
    this.#process = undefined;
    this.#answered = 0;
  }
}
