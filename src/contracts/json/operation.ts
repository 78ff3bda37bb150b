/** A call or a payment between contracts, in the form of ECHO's contract_internal_call_operation. */
import type { InternalCall } from "../../../oracle/index.ts";

export interface OperationJson {
  readonly caller: string;
  readonly callee: string;
  readonly method: string;
  /** The amount is a decimal string: JSON numbers lose what is beyond 2^53. */
  readonly value: { readonly amount: string; readonly asset_id: string };
}

export const writeOperation = ({ caller, callee, method, value }: InternalCall): OperationJson => ({
  caller,
  callee,
  method,
  value: { amount: String(value.amount), asset_id: value.asset },
});
