/** What can be asked of a persistent chain on the command line and in a script: operations, and calls that change nothing. */
import { CallError, type Store } from "../../oracle/index.ts";
import { produceBlocks } from "./blocks.ts";
import type { ContractCall, Operation } from "./operation.ts";
import { runOperation, runWithoutChange, transfer } from "./perform.ts";
import { type Reply, replyToBlock, replyToRead, replyToRun, replyToTransfer } from "./reply.ts";

/** `view`: `call_contract_no_changing_state`; `read`: its line is a bare name. */
export type Request = Operation | { readonly kind: "view" | "read"; readonly call: ContractCall };

/** Does what is asked. What contracts do never throws; UsageError, EnvironmentLacks. */
export function answer(store: Store, request: Request): Reply {
  switch (request.kind) {
    case "create":
    case "call":
      return replyToRun(request.kind, runOperation(store, request));
    case "view":
      return replyToRun("call", runWithoutChange(store, request.call));
    case "read":
      return replyToRead(request.call.line, runWithoutChange(store, request.call));
    case "block":
      return replyToBlock(produceBlocks(store, request));
    case "transfer":
      return replyToTransfer(
        request,
        refusalOf(() => transfer(store, request)),
      );
  }
}

/** Why the chain refused; undefined when it did not. */
function refusalOf(act: () => void): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof CallError) return error.message;
    throw error;
  }
}
