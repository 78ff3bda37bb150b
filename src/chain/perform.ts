/**
 * One operation on a chain in any store. State and journal are changed in one `write` of the store, or not at all; what comes out
 * depends on the store and the operation alone.
 */
import {
  Chain,
  callContract,
  changesOf,
  createContract,
  type Execution,
  GAS_SCHEDULE,
  type GasSchedule,
  Machine,
  OracleProcessor,
  Overlay,
  type Position,
  pay,
  type Store,
} from "../../oracle/index.ts";
import { limitsOf } from "./chain-limits.ts";
import { entryOfRun } from "./entry.ts";
import { Journal } from "./journal.ts";
import type { ContractCall, Creation, Ran, Sent, Transfer } from "./operation.ts";

/** A call or a creation. One that ends in an error changes nothing, and is kept in the journal all the same. */
export function runOperation(store: Store, operation: ContractCall | Creation): Ran {
  const overlay = new Overlay(store);
  const ran = execute(store, overlay, operation);
  new Journal(overlay).add(entryOfRun(operation, ran));
  overlay.commit();
  return ran;
}

/** `call_contract_no_changing_state` (doc), and reading a variable by its bare name. The store stays as it is. */
export const runWithoutChange = (store: Store, operation: ContractCall): Ran =>
  execute(store, new Overlay(store), operation);

/** An account pays another, or a contract. Throws CallError invalid_chain_call when it cannot; nothing is kept then. */
export function transfer(store: Store, { from, to, amount, asset }: Transfer): void {
  const overlay = new Overlay(store);
  pay(new Chain(overlay), { from, to, amount, asset });
  const { block, transaction } = positionIn(overlay);
  const value = { amount: String(amount), asset };
  new Journal(overlay).add({ kind: "transfer", block, transaction, sender: from, to, value });
  overlay.commit();
}

function execute(store: Store, overlay: Overlay, operation: ContractCall | Creation): Ran {
  const execution: Execution = { chain: new Chain(overlay), limits: limitsOf(store), schedule: GAS_SCHEDULE, open };
  const ran = operation.kind === "create" ? create(execution, operation) : call(execution, operation);
  return { ...ran, changes: changesOf(overlay, store), position: positionIn(store) };
}

function create(execution: Execution, { code, ...sent }: Creation): Pick<Ran, "contract" | "result"> {
  const result = createContract(execution, { ...originOf(sent), code });
  return { contract: result.id, result };
}

const open = (schedule: GasSchedule): OracleProcessor => new OracleProcessor({ machine: MACHINE, schedule });

/** Shared by all calls, because it remembers what it has decoded; it has no other state between runs. */
const MACHINE = new Machine({ checkFlags: false });

const call = (execution: Execution, { to, line, ...sent }: ContractCall): Pick<Ran, "contract" | "result"> => ({
  contract: to,
  result: callContract(execution, { ...originOf(sent), to, line }),
});

const originOf = ({ sender, value, gas }: Sent): Sent => ({
  sender,
  ...(value && { value }),
  ...(gas !== undefined && { gas }),
});

/** Of the next operation. A transaction has one operation here. */
export function positionIn(store: Store): Position {
  const { operations, beforeHead } = new Journal(store).status!;
  return { block: new Chain(store).head.number, transaction: operations - beforeHead, operation: 0 };
}
