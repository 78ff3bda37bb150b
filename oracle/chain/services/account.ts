/** Services about objects of the chain and their money: 0x20, 0x21, 0x22. */
import { signed } from "../../bits.ts";
import { CallError } from "../errors.ts";
import { readText, writeText } from "../guest-string.ts";
import { pay } from "../money.ts";
import { isObjectId } from "../object-id.ts";
import { type Frame, type Service, silent } from "../service.ts";

function balance(frame: Frame): bigint {
  const owner = readText(frame, frame.argument(0));
  const asset = readText(frame, frame.argument(1));
  if (!isObjectId(owner) || !isObjectId(asset)) {
    throw new CallError("invalid_chain_call", `get_balance("${owner}", "${asset}"): no object ids`);
  }
  return frame.chain.balance(owner, asset);
}

/** A payment stays on record: it counts as much work as this many bytes, so that it cannot fill memory. */
const RECORD_BYTES = 1024n;

function transfer(frame: Frame): void {
  const { chain, message, effects } = frame;
  const to = readText(frame, frame.argument(0));
  const asset = readText(frame, frame.argument(1));
  const amount = signed(64, frame.argument(2));
  frame.charge(RECORD_BYTES);
  pay(chain, { from: message.contract, to, asset, amount });
  effects.operations.push({ caller: message.contract, callee: to, method: "", value: { amount, asset } });
}

function property(frame: Frame): void {
  const id = readText(frame, frame.argument(1));
  const name = readText(frame, frame.argument(2));
  const value = isObjectId(id) ? frame.chain.property(id, name) : undefined;
  if (value === undefined) throw new CallError("invalid_chain_call", `get_property("${id}", "${name}"): there is none`);
  writeText(frame, frame.argument(0), value);
}

export const accountServices: readonly Service[] = [
  {
    vector: 0x20,
    name: "get_balance",
    arguments: "rdi string* object id, rsi string* asset id",
    result: "rax",
    evidence: "seen",
    detail:
      "i64; ids that are none, empty ones too, are invalid_chain_call: ours; an unknown owner or asset has 0: ours",
    serve: balance,
  },
  {
    vector: 0x21,
    name: "transfer",
    arguments: "rdi string* to, rsi string* asset id, rdx i64 amount",
    result: "none",
    evidence: "fits",
    detail:
      "from the contract to an account or a contract; invalid_chain_call for any other receiver, no asset, a negative amount, more than there is: ours; 0 is no error: ours",
    serve: silent(transfer),
  },
  {
    vector: 0x22,
    name: "get_property",
    arguments: "rdi string* out, rsi string* object id, rdx string* property",
    result: "none",
    evidence: "fits",
    detail: "an object or a property that there is not is invalid_chain_call: ours",
    serve: silent(property),
  },
];
