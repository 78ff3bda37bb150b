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

/** A process grows by up to 1 MB a call; a new one costs 0.2 s and forgets what was compiled, a call in an old one 10 ms. */
const RECYCLE_AFTER = 200;

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
    if (this.#answered++ >= RECYCLE_AFTER) this.#end();
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
