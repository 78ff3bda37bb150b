/** Storage of contracts: 0x30, 0x31, 0x32. */

import { CallError } from "../errors.ts";
import { readString, writeString } from "../guest-string.ts";
import { contractId } from "../object-id.ts";
import { type Frame, type Service, silent } from "../service.ts";

/** What an entry takes besides its bytes: it counts as work, so that a call cannot fill memory with empty entries. */
const ENTRY_BYTES = 256n;
/** Looking at an entry's key. */
const KEY_BYTES = 16n;

function store(frame: Frame): void {
  const { argument, space, charge, chain, message, limits } = frame;
  const [from, count] = [argument(1), argument(2)];
  space.checkReadable(from, count);
  if (count > BigInt(limits.storageValueBytes)) throw tooLong("value", limits.storageValueBytes);
  const key = readKey(frame, argument(0));
  charge(ENTRY_BYTES + count);
  chain.setStored(message.contract, key, space.read(from, count));
}

function load(frame: Frame): bigint {
  const { argument, chain } = frame;
  const contract = contractId(BigInt.asUintN(32, argument(0)));
  const value = chain.stored(contract, readKey(frame, argument(1)));
  if (!value) return 0n;
  writeString(frame, argument(2), value);
  return 1n;
}

function remove(frame: Frame): void {
  const { argument, chain, charge, message } = frame;
  const prefix = readKey(frame, argument(0));
  charge(KEY_BYTES * BigInt(chain.storedCount(message.contract)));
  chain.removeStored(message.contract, prefix);
}

function readKey(frame: Frame, address: bigint): Uint8Array {
  const key = readString(frame, address);
  if (key.length > frame.limits.storageKeyBytes) throw tooLong("key", frame.limits.storageKeyBytes);
  return key;
}

const tooLong = (what: string, most: number): CallError =>
  new CallError("invalid_chain_call", `a ${what} over ${most} bytes for the storage`);

export const storageServices: readonly Service[] = [
  {
    vector: 0x30,
    name: "storage_store",
    arguments: "rdi string* key, rsi bytes, rdx count",
    result: "none",
    evidence: "ours",
    detail: "that there is storage is doc; of the own contract only; a key may be empty: ours",
    serve: silent(store),
  },
  {
    vector: 0x31,
    name: "storage_load",
    arguments: "edi contract number, rsi string* key, rdx string* out",
    result: "al",
    evidence: "ours",
    detail:
      "that there is storage is doc; of any contract; 0 when nothing is stored, and out then stays as it was: ours",
    serve: load,
  },
  {
    vector: 0x32,
    name: "storage_remove",
    arguments: "rdi string* prefix",
    result: "none",
    evidence: "ours",
    detail:
      "that there is storage is doc; removes every key of the own contract that begins with it, all for an empty one",
    serve: silent(remove),
  },
];
