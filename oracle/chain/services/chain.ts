/** Services that ask the chain: 0x20, 0x27, 0x2d, 0x2e. */
import { isObjectId } from "../chain.ts";
import { CallError } from "../errors.ts";
import { readText, writeString } from "../guest-string.ts";
import { type Frame, type Service, silent } from "../service.ts";

function balance(frame: Frame): bigint {
  const owner = readText(frame, frame.argument(0));
  const asset = readText(frame, frame.argument(1));
  if (!isObjectId(owner) || !isObjectId(asset)) {
    throw new CallError("invalid_chain_call", `get_balance("${owner}", "${asset}"): no object ids`);
  }
  return frame.chain.balance(owner, asset);
}

function contractId(frame: Frame): void {
  writeString(frame, frame.argument(0), new TextEncoder().encode(frame.chain.contractId));
}

export const chainServices: readonly Service[] = [
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
    vector: 0x27,
    name: "get_block_number",
    arguments: "",
    result: "eax",
    evidence: "seen",
    serve: ({ chain }) => BigInt(chain.headBlock.number),
  },
  {
    vector: 0x2d,
    name: "get_full_contract_id",
    arguments: "rdi string* out",
    result: "none",
    evidence: "seen",
    detail: "the shape is seen (out is uninitialised, [rsp-8] is live across it), the name fits",
    serve: silent(contractId),
  },
  {
    vector: 0x2e,
    name: "is_constructor",
    arguments: "",
    result: "al",
    evidence: "seen",
    detail: "the shape is seen, the name is doc",
    serve: ({ isConstructor }) => (isConstructor ? 1n : 0n),
  },
];
