/** What a call finds: the chain, and who calls which contract with how much. */
import type { Amount, ChainOptions } from "../../oracle/index.ts";

export interface Circumstances extends ChainOptions {
  /** `1.11.0` when left out. */
  readonly contractId?: string;
  /** `1.2.0` when left out. */
  readonly sender?: string;
  readonly value?: Amount;
  /** Limit of gas. */
  readonly gas?: bigint;
}

export const DEFAULT_CONTRACT = "1.11.0";
export const DEFAULT_SENDER = "1.2.0";
