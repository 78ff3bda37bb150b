/** Effects in expect.json. */
import { wrong } from "../cases/json/error.ts";
import { bytes, bytesOf, type Json, type JsonObject, list, object, objectOf, text } from "../cases/json/fields.ts";
import { amount } from "../contracts/json/amount.ts";
import { contractId, objectId } from "../contracts/json/ids.ts";
import type { OperationJson } from "../contracts/json/operation.ts";
import { readKey, writeKey } from "../contracts/json/stored-key.ts";
import type { Effects, ExpectedLog } from "./effects.ts";

export const EFFECT_KEYS = ["logs", "operations", "storage", "balances"] as const;
export const LOG_KEYS = new Set(["event", "log", "contract"]);
export const OPERATION_KEYS = new Set(["caller", "callee", "method", "value"]);
const VALUE_KEYS = new Set(["amount", "asset_id"]);

/** `own` is the contract that is called: its events need not name it. Throws FormatError. */
export function readEffects(given: JsonObject, place: string, own: string): Effects {
  const { logs = [], operations = [], storage = {}, balances = {} } = given;
  return {
    logs: list(logs, `${place}.logs`).map((one, n) => readLog(one, `${place}.logs[${n}]`, own)),
    operations: list(operations, `${place}.operations`).map((one, n) =>
      readOperation(one, `${place}.operations[${n}]`),
    ),
    storage: byId(storage, `${place}.storage`, readStored),
    balances: byId(balances, `${place}.balances`, readBalance),
  };
}

function readLog(value: Json, place: string, own: string): ExpectedLog {
  const { event, log = "", contract = own } = objectOf(value, place, LOG_KEYS);
  return {
    event: text(event, `${place}.event`),
    log: bytesOf(bytes(log, `${place}.log`)),
    contract: contractId(contract, `${place}.contract`),
  };
}

function readOperation(value: Json, place: string): OperationJson {
  const given = objectOf(value, place, OPERATION_KEYS);
  const money = objectOf(given.value, `${place}.value`, VALUE_KEYS);
  return {
    caller: objectId(given.caller, `${place}.caller`),
    callee: objectId(given.callee, `${place}.callee`),
    method: text(given.method, `${place}.method`),
    value: {
      amount: String(amount(money.amount, `${place}.value.amount`)),
      asset_id: objectId(money.asset_id, `${place}.value.asset_id`),
    },
  };
}

type Nested<Value> = Record<string, Record<string, Value>>;

function byId<Value>(
  value: Json,
  place: string,
  read: (entry: [string, Json], place: string) => [string, Value],
): Nested<Value> {
  const outer = Object.entries(object(value, place)).map(([id, entries]) => {
    const inner = Object.entries(object(entries, `${place}["${id}"]`));
    return [objectId(id, place), Object.fromEntries(inner.map((one) => read(one, `${place}["${id}"]`)))] as const;
  });
  return Object.fromEntries(outer);
}

const readStored = ([key, value]: [string, Json], place: string): [string, string | null] => [
  writeKey(readKey(key)),
  value === null ? null : bytesOf(bytes(value, `${place}["${key}"]`)),
];

const readBalance = ([asset, units]: [string, Json], place: string): [string, string] => [
  objectId(asset, place),
  String(amount(units, `${place}["${asset}"]`)),
];

/** What is empty is left out, and so is the name of the contract that is called. */
export function writeEffects({ logs, operations, storage, balances }: Effects, own: string): JsonObject {
  return {
    ...(logs.length > 0 && { logs: logs.map((log) => writeLog(log, own)) }),
    ...(operations.length > 0 && { operations }),
    ...(Object.keys(storage).length > 0 && { storage }),
    ...(Object.keys(balances).length > 0 && { balances }),
  };
}

const writeLog = ({ event, log, contract }: ExpectedLog, own: string): JsonObject => ({
  event,
  log,
  ...(contract !== own && { contract }),
});

/** Errors leave nothing behind of the call itself. Throws FormatError. */
export function refuseEffectsOfErrors(error: string, { logs, operations }: Effects, place: string): void {
  if (error !== "none" && logs.length + operations.length > 0) {
    wrong(place, "has logs or operations, which a call that ends in an error does not have");
  }
}
