/** Several processes of one engine: the slowest of three engines decides how long a run takes, and it is always the same one. */
import type { Broken, EngineAnswer } from "../contracts/request.ts";
import type { CallEngine, CallOf } from "./engine.ts";

interface Member {
  readonly engine: CallEngine;
  /** Calls that it has been asked and has not answered. */
  waiting: number;
}

/** As one engine; each call goes to the member with the fewest calls before it. */
export class EnginePool implements CallEngine {
  readonly name: string;
  readonly #members: readonly Member[];

  /** At least one; all of the same name. */
  constructor(engines: readonly [CallEngine, ...CallEngine[]]) {
    this.name = engines[0].name;
    this.#members = engines.map((engine) => ({ engine, waiting: 0 }));
  }

  async run(request: CallOf): Promise<EngineAnswer | Broken> {
    const member = this.#members.reduce((best, one) => (one.waiting < best.waiting ? one : best));
    member.waiting++;
    try {
      return await member.engine.run(request);
    } finally {
      member.waiting--;
    }
  }

  close(): void {
    for (const { engine } of this.#members) engine.close();
  }
}
