/** What a call must leave behind besides its output: events, calls and payments between contracts, storage, balances. */
import type { ChainChanges, InternalCall, Log } from "../../oracle/index.ts";
import { type BalancesJson, type StorageJson, writeBalances, writeStorage } from "../contracts/json/changes.ts";
import { type OperationJson, writeOperation } from "../contracts/json/operation.ts";
import type { EngineAnswer } from "../contracts/request.ts";
import { visible } from "./visible.ts";

export interface ExpectedLog {
  /** `name(type,type)`. */
  readonly event: string;
  /** Hex digits, lower case. */
  readonly log: string;
  /** The contract whose event it is. */
  readonly contract: string;
}

/** As expect.json has them. What is empty there may be left out: nothing of the kind is expected then. */
export interface Effects {
  readonly logs: readonly ExpectedLog[];
  readonly operations: readonly OperationJson[];
  /** Contract, then key, to hex digits; null: removed. Of the calls before as well. */
  readonly storage: StorageJson;
  /** Owner, then asset, to what there is now. */
  readonly balances: BalancesJson;
}

export const NO_EFFECTS: Effects = { logs: [], operations: [], storage: {}, balances: {} };

type Told = Pick<EngineAnswer, "result"> & { readonly changes: ChainChanges };

export const effectsOf = ({ result, changes }: Told): Effects => ({
  logs: result.logs.map(expectedLog),
  operations: result.operations.map((one: InternalCall) => writeOperation(one)),
  storage: writeStorage(changes),
  balances: writeBalances(changes),
});

const expectedLog = ({ signature, data, contract }: Log): ExpectedLog => ({
  event: signature,
  log: Buffer.from(data).toString("hex"),
  contract,
});

/** One line for each effect that is missing, and for each that nobody expects. */
export function unmetEffects(expected: Effects, actual: Effects): string[] {
  const [wanted, got] = [linesOf(expected), linesOf(actual)];
  return [
    ...wanted.filter((line) => !got.includes(line)).map((line) => `expected ${visible(line)}`),
    ...got.filter((line) => !wanted.includes(line)).map((line) => `got ${visible(line)}`),
  ];
}

/** The order of events and of operations counts, that of storage and balances does not. */
const linesOf = ({ logs, operations, storage, balances }: Effects): string[] => [
  ...logs.map(({ event, log, contract }, n) => `event ${n + 1} of ${contract}: ${event} ${log || "nothing"}`),
  ...operations.map((one, n) => `operation ${n + 1}: ${operationText(one)}`),
  ...entries(storage).map(([contract, key, value]) => `storage of ${contract}: ${key} ${value ?? "removed"}`),
  ...entries(balances).map(([owner, asset, amount]) => `balance of ${owner}: ${amount} of ${asset}`),
];

const operationText = ({ caller, callee, method, value: { amount, asset_id } }: OperationJson): string =>
  `${caller} to ${callee} "${method}" ${amount} of ${asset_id}`;

const entries = <Value>(nested: Record<string, Record<string, Value>>): [string, string, Value][] =>
  Object.entries(nested).flatMap(([outer, inner]) =>
    Object.entries(inner).map(([key, value]): [string, string, Value] => [outer, key, value]),
  );
