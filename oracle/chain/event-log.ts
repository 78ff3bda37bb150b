/**
 * Events of one call. Begun with a name, given values, ended (functions doc, numbers ours). The values are encoded as those of an
 * output are (doc); the hash is keccak-256 of `name(type,type)` (doc).
 */
import { keccak_256 } from "@noble/hashes/sha3.js";
import { decodeText, encodeText, joined } from "./bytes.ts";
import { CallError } from "./errors.ts";
import type { Limits } from "./limits.ts";
import { encodeValue } from "./output.ts";
import { signatureName, type Value } from "./value-type.ts";

export interface Log {
  /** The contract whose event it is. */
  readonly contract: string;
  /** 32 bytes. */
  readonly hash: Uint8Array;
  readonly data: Uint8Array;
  /** `name(type,type)` and the values before they were encoded: for people, no part of ECHO's result. */
  readonly signature: string;
  readonly values: readonly Value[];
}

export class EventLog {
  /** In the order in which they ended, those of calls within among them. */
  readonly logs: Log[] = [];
  readonly #contract: string;
  readonly #most: Pick<Limits, "logs" | "logBytes">;
  #bytes = 0;
  #open: { name: Uint8Array; values: Value[]; bytes: Uint8Array[] } | undefined;

  constructor(contract: string, most: Pick<Limits, "logs" | "logBytes">) {
    this.#contract = contract;
    this.#most = most;
  }

  /** CallError unexpected_operation (ours) while another event is open, log_limit_exceeded. */
  begin(name: Uint8Array): void {
    if (this.#open) throw unexpected("an event begins within another");
    if (this.logs.length >= this.#most.logs) throw tooMuch(`more than ${this.#most.logs} events`);
    this.#count(name.length);
    this.#open = { name, values: [], bytes: [] };
  }

  /** CallError unexpected_operation (ours) when no event is open, log_limit_exceeded. */
  push(value: Value): void {
    if (!this.#open) throw unexpected("a value of an event that has not begun");
    const bytes = encodeValue(value);
    this.#count(bytes.length + 1);
    this.#open.values.push(value);
    this.#open.bytes.push(bytes);
  }

  /** CallError unexpected_operation (ours) when no event is open. An event that never ends is none (ours). */
  end(): void {
    if (!this.#open) throw unexpected("an event ends that has not begun");
    const { name, values, bytes } = this.#open;
    this.#open = undefined;
    const types = `(${values.map(signatureName).join(",")})`;
    this.logs.push({
      contract: this.#contract,
      hash: keccak_256(joined([name, encodeText(types)])),
      data: joined(bytes),
      signature: decodeText(name) + types,
      values,
    });
  }

  /** Of a call within: it may write what is left. */
  within(contract: string): EventLog {
    const { logs, logBytes } = this.#most;
    return new EventLog(contract, { logs: logs - this.logs.length, logBytes: logBytes - this.#bytes });
  }

  /** Takes over the events of a call within that ended well. */
  settle(inner: EventLog): void {
    this.logs.push(...inner.logs);
    this.#bytes += inner.#bytes;
  }

  /** A value counts one more than its bytes: an empty name or text is not free. */
  #count(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > this.#most.logBytes) throw tooMuch(`more than ${this.#most.logBytes} bytes of events`);
  }
}

const unexpected = (what: string): CallError => new CallError("unexpected_operation", what);
const tooMuch = (what: string): CallError => new CallError("log_limit_exceeded", what);
