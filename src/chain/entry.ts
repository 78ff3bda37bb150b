/** A creation or a call as the journal keeps it. */
import { echoResult } from "../../oracle/index.ts";
import { writeValue } from "../contracts/json/amount.ts";
import { writeOperation } from "../contracts/json/operation.ts";
import type { Entry } from "./journal.ts";
import type { ContractCall, Creation, Ran } from "./operation.ts";

export function entryOfRun(operation: ContractCall | Creation, { contract, result, position }: Ran): Entry {
  const { kind, sender, value, gas } = operation;
  return {
    kind,
    block: position.block,
    transaction: position.transaction,
    sender,
    to: contract,
    ...(operation.kind === "call" && { line: operation.line }),
    ...(value && { value: writeValue(value) }),
    ...(gas !== undefined && { gas: String(gas) }),
    result: echoResult(contract, result, position),
    ...(result.message !== undefined && { message: result.message }),
    ...(result.operations.length > 0 && { internal: result.operations.map(writeOperation) }),
  };
}
