/** The chain that calls find, in JSON: the `chain` of a contract case (case-format.md), and the file of `run --chain`. */
import type { Balances, ChainOptions, StoredEntry } from "../../../oracle/index.ts";
import { wrong } from "../../cases/json/error.ts";
import { bytes, count, type Json, object, objectOf, text } from "../../cases/json/fields.ts";
import { amount } from "./amount.ts";
import { objectId } from "./ids.ts";
import { readKey } from "./stored-key.ts";

export const CHAIN_KEYS = new Set(["block", "blockHashes", "balances", "properties", "storage"]);
export const BLOCK_KEYS = new Set(["number", "timestamp", "author"]);
const UINT32 = 0xffff_ffff;

/** Throws FormatError. */
export function readChain(value: Json, place: string): ChainOptions {
  const given = objectOf(value, place, CHAIN_KEYS);
  const { blockHashes, balances, properties, storage } = given;
  return {
    ...(given.block !== undefined && readBlock(given.block, `${place}.block`)),
    ...(blockHashes !== undefined && { blockHashes: readHashes(blockHashes, `${place}.blockHashes`) }),
    ...(balances !== undefined && { balances: readBalances(balances, `${place}.balances`) }),
    ...(properties !== undefined && { properties: readProperties(properties, `${place}.properties`) }),
    ...(storage !== undefined && { storage: readStorage(storage, `${place}.storage`) }),
  };
}

function readBlock(value: Json, place: string): ChainOptions {
  const { number, timestamp, author } = objectOf(value, place, BLOCK_KEYS);
  return {
    ...(number !== undefined && { blockNumber: count(number, `${place}.number`, UINT32) }),
    ...(timestamp !== undefined && { timestamp: count(timestamp, `${place}.timestamp`, UINT32) }),
    ...(author !== undefined && { author: objectId(author, `${place}.author`) }),
  };
}

/** Every entry of an object whose keys are object ids. */
function byId<Value>(value: Json, place: string, read: (value: Json, place: string) => Value): Map<string, Value> {
  const entries = Object.entries(object(value, place));
  return new Map(entries.map(([id, one]) => [objectId(id, place), read(one, `${place}["${id}"]`)]));
}

export const readHashes = (value: Json, place: string): Map<number, string> =>
  new Map(Object.entries(object(value, place)).map((entry) => readHash(entry, place)));

function readHash([number, hash]: [string, Json], place: string): [number, string] {
  if (!/^\d+$/.test(number) || Number(number) > UINT32) wrong(place, `has "${number}", which is no block number`);
  const digits = text(hash, `${place}["${number}"]`);
  if (!/^[0-9a-f]+$/i.test(digits)) wrong(`${place}["${number}"]`, "must be hex digits");
  return [Number(number), digits];
}

export const readBalances = (value: Json, place: string): Balances =>
  byId(value, place, (assets, inner) => byId(assets, inner, amount));

export const readProperties = (value: Json, place: string): Map<string, Map<string, string>> =>
  byId(value, place, (named, inner) => {
    return new Map(Object.entries(object(named, inner)).map(([name, one]) => [name, text(one, `${inner}.${name}`)]));
  });

export const readStorage = (value: Json, place: string): Map<string, StoredEntry[]> =>
  byId(value, place, (entries, inner) => Object.entries(object(entries, inner)).map((one) => readEntry(one, inner)));

const readEntry = ([key, value]: [string, Json], place: string): StoredEntry => ({
  key: readKey(key),
  value: bytes(value, `${place}["${key}"]`),
});
