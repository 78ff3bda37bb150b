/** The options that say what a call in memory finds: the chain, from a file and from flags, and who calls with what. */
import type { Command } from "commander";
import type { Amount, Balances, StoredEntry } from "../../oracle/index.ts";
import {
  blockHash,
  type Files,
  gas,
  otherContract,
  type Properties,
  property,
  sentValue,
  stored,
} from "../contracts/chain-options.ts";
import type { Circumstances } from "../contracts/circumstances.ts";
import { balance, objectId, wholeNumber } from "../contracts/options.ts";
import { readChainFile } from "../contracts/read-chain-file.ts";
import { readContract } from "../contracts/read-contract.ts";

export interface CircumstancesFlags {
  readonly chain?: string;
  readonly blockNumber?: number;
  readonly timestamp?: number;
  readonly author?: string;
  readonly blockHash?: ReadonlyMap<number, string>;
  readonly balance?: Balances;
  readonly property?: Properties;
  readonly storage?: ReadonlyMap<string, readonly StoredEntry[]>;
  readonly contract?: Files;
  readonly sender?: string;
  readonly contractId?: string;
  readonly value?: Amount;
  readonly gas?: bigint;
}

const UINT32 = 0xffff_ffff;

/** Adds them to a verb. What is left out has fixed values, so that a call is the same everywhere. */
export const withCircumstances = (command: Command): Command =>
  command
    .option("--chain <file>", "the chain as JSON, in the form of a contract case; flags add to it")
    .option("--block-number <n>", "number of the head block (default: 1)", wholeNumber(0, UINT32))
    .option("--timestamp <seconds>", "its time, in seconds since 1970 (default: 0)", wholeNumber(0, UINT32))
    .option("--author <id>", "account that made it (default: 1.2.0)", objectId)
    .option("--block-hash <n=hex>", "hash of a block; repeatable", blockHash)
    .option("--balance <owner:asset=amount>", "a balance, e.g. 1.2.10:1.3.0=500; repeatable", (text, all?: Balances) =>
      balance(text, all ?? new Map()),
    )
    .option("--property <id:name=text>", "a property of an object, e.g. 1.2.16:name=alice; repeatable", property)
    .option("--storage <contract:key=hex>", "something stored, e.g. 1.11.0:total=6400000000000000; repeatable", stored)
    .option("--contract <id=file>", "another contract, to be called, e.g. 1.11.8=token.elf; repeatable", otherContract)
    .option("--sender <id>", "object id of the caller (default: 1.2.0)", objectId)
    .option("--contract-id <id>", "object id of the contract (default: 1.11.0)", objectId)
    .option("--value <amount[:asset]>", "sent with the call, e.g. 100 or 100:1.3.5; needs a --balance", sentValue)
    .option("--gas <n>", "limit of gas, in 10^-8 ECHO", gas);

/** The chain of the file, with what flags say on top. Throws UsageError, UnreadableFile. */
export function circumstancesOf(flags: CircumstancesFlags): Circumstances {
  const { blockNumber, timestamp, author, sender, contractId, value, gas: limit } = flags;
  const file: Circumstances = flags.chain === undefined ? {} : readChainFile(flags.chain);
  return {
    ...file,
    ...(blockNumber !== undefined && { blockNumber }),
    ...(timestamp !== undefined && { timestamp }),
    ...(author !== undefined && { author }),
    ...(sender !== undefined && { sender }),
    ...(contractId !== undefined && { contractId }),
    ...(value && { value }),
    ...(limit !== undefined && { gas: limit }),
    ...(flags.blockHash && { blockHashes: new Map([...(file.blockHashes ?? []), ...flags.blockHash]) }),
    ...(flags.balance && { balances: merged(file.balances, flags.balance) }),
    ...(flags.property && { properties: merged(file.properties, flags.property) }),
    ...(flags.storage && { storage: appended(file.storage, flags.storage) }),
    ...(flags.contract && { contracts: contractsOf(flags.contract) }),
  };
}

type Nested<Value> = ReadonlyMap<string, ReadonlyMap<string, Value>>;

function merged<Value>(first: Nested<Value> = new Map(), second: Nested<Value>): Nested<Value> {
  const ids = new Set([...first.keys(), ...second.keys()]);
  return new Map([...ids].map((id) => [id, new Map([...(first.get(id) ?? []), ...(second.get(id) ?? [])])]));
}

type Lists<Value> = ReadonlyMap<string, readonly Value[]>;

function appended<Value>(first: Lists<Value> = new Map(), second: Lists<Value>): Lists<Value> {
  const ids = new Set([...first.keys(), ...second.keys()]);
  return new Map([...ids].map((id) => [id, [...(first.get(id) ?? []), ...(second.get(id) ?? [])]]));
}

const contractsOf = (files: Files): Circumstances["contracts"] & {} =>
  new Map([...files].map(([id, file]) => [id, { code: readContract(file), creator: "1.2.0" }]));
