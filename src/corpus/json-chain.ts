/** What the contract sees of the chain, in expect.json. */

import { type Balances, isObjectId } from "../../oracle/index.ts";
import { wrong } from "../cases/json/error.ts";
import { count, type Json, object, objectOf, text } from "../cases/json/fields.ts";
import type { Circumstances } from "../contracts/circumstances.ts";
import { integer } from "./json-value.ts";

export const KEYS = new Set(["block_number", "timestamp", "sender", "contract_id", "balances"]);
const UINT32 = 0xffff_ffff;

/** Throws FormatError. */
export function readChain(value: Json, place: string): Circumstances {
  const given = objectOf(value, place, KEYS);
  const number = (key: string): number => count(given[key], `${place}.${key}`, UINT32);
  const id = (key: string): string => objectId(text(given[key], `${place}.${key}`), `${place}.${key}`);
  return {
    ...(given.block_number !== undefined && { blockNumber: number("block_number") }),
    ...(given.timestamp !== undefined && { timestamp: number("timestamp") }),
    ...(given.sender !== undefined && { sender: id("sender") }),
    ...(given.contract_id !== undefined && { contractId: id("contract_id") }),
    ...(given.balances !== undefined && { balances: readBalances(given.balances, `${place}.balances`) }),
  };
}

function objectId(id: string, place: string): string {
  return isObjectId(id) ? id : wrong(place, `must be an object id like 1.2.10, not "${id}"`);
}

function readBalances(value: Json, place: string): Balances {
  const owners = Object.entries(object(value, place));
  return new Map(owners.map(([owner, assets]) => [objectId(owner, place), readAssets(assets, `${place}["${owner}"]`)]));
}

function readAssets(value: Json, place: string): Map<string, bigint> {
  const assets = Object.entries(object(value, place));
  return new Map(assets.map(([asset, amount]) => [objectId(asset, place), readAmount(amount, `${place}["${asset}"]`)]));
}

function readAmount(value: Json, place: string): bigint {
  const amount = integer(value, place);
  return BigInt.asIntN(64, amount) === amount ? amount : wrong(place, "must fit into 64 bits");
}

/** Undefined when nothing was given. */
export function writeChain(chain: Circumstances): Json {
  const { blockNumber, timestamp, sender, contractId, balances } = chain;
  const written = {
    ...(blockNumber !== undefined && { block_number: blockNumber }),
    ...(timestamp !== undefined && { timestamp }),
    ...(sender !== undefined && { sender }),
    ...(contractId !== undefined && { contract_id: contractId }),
    ...(balances !== undefined && { balances: writeBalances(balances) }),
  };
  return Object.keys(written).length === 0 ? undefined : written;
}

const writeBalances = (balances: Balances): Json =>
  Object.fromEntries([...balances].map(([owner, assets]) => [owner, writeAssets(assets)]));

const writeAssets = (assets: ReadonlyMap<string, bigint>): Json =>
  Object.fromEntries([...assets].map(([asset, amount]) => [asset, String(amount)]));
