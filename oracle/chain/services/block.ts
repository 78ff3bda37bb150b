/** Services about blocks: 0x24, 0x25, 0x27, 0x28. */
import { CallError } from "../errors.ts";
import { writeText } from "../guest-string.ts";
import { type Frame, type Service, silent } from "../service.ts";

function blockHash(frame: Frame): void {
  const number = Number(BigInt.asUintN(32, frame.argument(1)));
  const hash = frame.chain.blockHash(number);
  if (hash === undefined) throw new CallError("invalid_chain_call", `get_block_hash(${number}): there is none`);
  writeText(frame, frame.argument(0), hash);
}

export const blockServices: readonly Service[] = [
  {
    vector: 0x24,
    name: "get_block_hash",
    arguments: "rdi string* out, esi block number",
    result: "none",
    evidence: "fits",
    detail: "hex digits: fits; a block whose hash the chain does not know is invalid_chain_call: ours",
    serve: silent(blockHash),
  },
  {
    vector: 0x25,
    name: "get_block_author",
    arguments: "rdi string* out",
    result: "none",
    evidence: "fits",
    detail: "the account's object id",
    serve: silent((frame) => writeText(frame, frame.argument(0), frame.chain.head.author)),
  },
  {
    vector: 0x27,
    name: "get_block_number",
    arguments: "",
    result: "eax",
    evidence: "seen",
    serve: ({ chain }) => BigInt(chain.head.number),
  },
  {
    vector: 0x28,
    name: "get_block_timestamp",
    arguments: "",
    result: "eax",
    evidence: "fits",
    detail: "seconds since 1970",
    serve: ({ chain }) => BigInt(chain.head.timestamp),
  },
];
