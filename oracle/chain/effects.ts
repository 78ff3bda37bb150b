/** What a call leaves behind besides its output and the state of the chain. */
import { EventLog } from "./event-log.ts";
import type { Limits } from "./limits.ts";
import type { InternalCall } from "./message.ts";

/** Characters of debug output that are kept: it is for people, and must not fill memory. */
const MOST_DEBUG = 64 << 10;

export class Effects {
  readonly events: EventLog;
  readonly operations: InternalCall[] = [];
  readonly debug: string[] = [];
  #debugLeft: number;

  private constructor(events: EventLog, debugLeft: number) {
    this.events = events;
    this.#debugLeft = debugLeft;
  }

  static of(contract: string, limits: Pick<Limits, "logs" | "logBytes">): Effects {
    return new Effects(new EventLog(contract, limits), MOST_DEBUG);
  }

  /** Debug output survives errors, and is cut off without one. */
  print(text: string): void {
    if (this.#debugLeft <= 0) return;
    this.debug.push(text.slice(0, this.#debugLeft));
    this.#debugLeft -= text.length + 1;
  }

  /** Of a call within. */
  within(contract: string): Effects {
    return new Effects(this.events.within(contract), this.#debugLeft);
  }

  /** Takes over what a call within leaves behind; after an error its debug output alone. */
  settle(inner: Effects, isFine: boolean): void {
    for (const text of inner.debug) this.debug.push(text);
    this.#debugLeft = inner.#debugLeft;
    if (!isFine) return;
    this.events.settle(inner.events);
    for (const operation of inner.operations) this.operations.push(operation);
  }
}
