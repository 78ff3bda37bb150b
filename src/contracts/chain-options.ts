/** Values of the options that describe a chain, from text. Each throws InvalidArgumentError, to which Commander adds the option's name. */
import { InvalidArgumentError } from "commander";
import { type Amount, isAssetId, isContractId, isObjectId, type StoredEntry } from "../../oracle/index.ts";
import { readKey } from "./json/stored-key.ts";

const refuse = (expected: string): never => {
  throw new InvalidArgumentError(`Expected ${expected}.`);
};

/** `NUMBER=HEX`, added to what was given before. */
export function blockHash(text: string, before: ReadonlyMap<number, string> = new Map()): Map<number, string> {
  const [, number, hash] = /^(\d{1,10})=([0-9a-fA-F]+)$/.exec(text) ?? [];
  if (!number || !hash || Number(number) > 0xffff_ffff) return refuse("a block's hash like 15444=00003c54ab");
  return new Map([...before, [Number(number), hash]]);
}

export type Properties = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** `ID:NAME=TEXT`, added to what was given before. */
export function property(text: string, before: Properties = new Map()): Properties {
  const [, id, name, value] = /^([\d.]+):([^=]+)=(.*)$/s.exec(text) ?? [];
  if (!id || !name || value === undefined || !isObjectId(id)) return refuse("a property like 1.2.16:name=alice");
  return new Map([...before, [id, new Map([...(before.get(id) ?? []), [name, value]])]]);
}

type Storage = ReadonlyMap<string, readonly StoredEntry[]>;

/** `CONTRACT:KEY=HEX`, the key as text or as 0x and hex digits, added to what was given before. */
export function stored(text: string, before: Storage = new Map()): Storage {
  const [, id, key, value] = /^([\d.]+):(.*)=(?:0x)?((?:[0-9a-fA-F]{2})*)$/s.exec(text) ?? [];
  if (!id || key === undefined || value === undefined || !isContractId(id)) {
    return refuse("something stored like 1.11.0:total=6400000000000000 (the value in hex digits)");
  }
  const entry = { key: readKey(key), value: new Uint8Array(Buffer.from(value, "hex")) };
  return new Map([...before, [id, [...(before.get(id) ?? []), entry]]]);
}

/** Contract id to the path of its container. */
export type Files = ReadonlyMap<string, string>;

/** `CONTRACT=FILE`, added to what was given before. */
export function otherContract(text: string, before: Files = new Map()): Files {
  const [, id, file] = /^([\d.]+)=(.+)$/s.exec(text) ?? [];
  if (!id || !file || !isContractId(id)) return refuse("another contract like 1.11.8=token.elf");
  return new Map([...before, [id, file]]);
}

const GREATEST = (1n << 63n) - 1n;

/** `AMOUNT` of 1.3.0, or `AMOUNT:ASSET`. */
export function sentValue(text: string): Amount {
  const [, amount, asset = "1.3.0"] = /^(\d{1,19})(?::([\d.]+))?$/.exec(text) ?? [];
  if (!amount || BigInt(amount) > GREATEST || !isAssetId(asset)) return refuse("an amount like 100 or 100:1.3.5");
  return { amount: BigInt(amount), asset };
}

/** Unsigned, 64 bits. */
export function gas(text: string): bigint {
  if (!/^\d{1,20}$/.test(text) || BigInt(text) >= 1n << 64n) return refuse("a whole number of 64 bits");
  return BigInt(text);
}
