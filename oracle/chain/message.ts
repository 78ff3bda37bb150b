/** What one contract is told when it is called: by an account, or by another contract. */
import type { Value } from "./money.ts";

export interface Message {
  /** `1.11.N` of the contract that runs. */
  readonly contract: string;
  /** `1.2.N` or `1.11.N` of the caller. */
  readonly sender: string;
  /** `1.2.N` of the account that sent the transaction. */
  readonly origin: string;
  /** What came with the call; it is the contract's already. */
  readonly value: Value;
  /** `name(arguments)`, or the bare name of a variable. Left out: the contract is being created. */
  readonly line?: string;
}

/** One contract called another, or paid somebody (doc: contract_internal_call_operation). */
export interface InternalCall {
  readonly caller: string;
  readonly callee: string;
  /** Name of the function; empty for a payment. */
  readonly method: string;
  readonly value: Value;
}
