/** What the contract sees of the chain, in expect.json. */
import type { StoredEntry } from "../../oracle/index.ts";
import { count, type Json, objectOf } from "../cases/json/fields.ts";
import type { Circumstances } from "../contracts/circumstances.ts";
import { readValue, writeValue } from "../contracts/json/amount.ts";
import { readBalances, readHashes, readProperties, readStorage } from "../contracts/json/chain.ts";
import { readGas } from "../contracts/json/gas.ts";
import { objectId } from "../contracts/json/ids.ts";
import { writeKey } from "../contracts/json/stored-key.ts";

export const KEYS = new Set(
  "block_number timestamp author block_hashes sender contract_id value gas balances properties storage".split(" "),
);
const UINT32 = 0xffff_ffff;

/** Throws FormatError. */
export function readChain(value: Json, place: string): Circumstances {
  const given = objectOf(value, place, KEYS);
  const read = <Read>(key: string, by: (value: Json, place: string) => Read): Read => by(given[key], `${place}.${key}`);
  const number = (one: Json, where: string): number => count(one, where, UINT32);
  return {
    ...(given.block_number !== undefined && { blockNumber: read("block_number", number) }),
    ...(given.timestamp !== undefined && { timestamp: read("timestamp", number) }),
    ...(given.author !== undefined && { author: read("author", objectId) }),
    ...(given.block_hashes !== undefined && { blockHashes: read("block_hashes", readHashes) }),
    ...(given.sender !== undefined && { sender: read("sender", objectId) }),
    ...(given.contract_id !== undefined && { contractId: read("contract_id", objectId) }),
    ...(given.value !== undefined && { value: read("value", readValue) }),
    ...(given.gas !== undefined && { gas: read("gas", readGas) }),
    ...(given.balances !== undefined && { balances: read("balances", readBalances) }),
    ...(given.properties !== undefined && { properties: read("properties", readProperties) }),
    ...(given.storage !== undefined && { storage: read("storage", readStorage) }),
  };
}

/** Undefined when nothing was given. */
export function writeChain(chain: Circumstances): Json {
  const { blockNumber, timestamp, author, blockHashes, sender, contractId, value, gas, balances, properties, storage } =
    chain;
  const written = {
    ...(blockNumber !== undefined && { block_number: blockNumber }),
    ...(timestamp !== undefined && { timestamp }),
    ...(author !== undefined && { author }),
    ...(blockHashes !== undefined && { block_hashes: Object.fromEntries(blockHashes) }),
    ...(sender !== undefined && { sender }),
    ...(contractId !== undefined && { contract_id: contractId }),
    ...(value !== undefined && { value: writeValue(value) }),
    ...(gas !== undefined && { gas: String(gas) }),
    ...(balances !== undefined && { balances: nested(balances, String) }),
    ...(properties !== undefined && { properties: nested(properties, String) }),
    ...(storage !== undefined && { storage: writeStorage(storage) }),
  };
  return Object.keys(written).length === 0 ? undefined : written;
}

function nested<Value>(maps: ReadonlyMap<string, ReadonlyMap<string, Value>>, write: (value: Value) => string): Json {
  const outer = [...maps].map(([id, inner]) => [id, [...inner].map(([key, value]) => [key, write(value)])] as const);
  return Object.fromEntries(outer.map(([id, inner]) => [id, Object.fromEntries(inner)]));
}

const writeStorage = (storage: ReadonlyMap<string, readonly StoredEntry[]>): Json =>
  Object.fromEntries([...storage].map(([id, entries]) => [id, Object.fromEntries(entries.map(writeEntry))]));

const writeEntry = ({ key, value }: StoredEntry): [string, string] => [
  writeKey(key),
  Buffer.from(value).toString("hex"),
];
