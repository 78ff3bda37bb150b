/** Services about the call itself: 0x23, 0x26, 0x29 to 0x2e. */
import { writeText } from "../guest-string.ts";
import { instanceOf } from "../object-id.ts";
import { type Service, silent } from "../service.ts";

export const messageServices: readonly Service[] = [
  {
    vector: 0x23,
    name: "get_call_asset_id",
    arguments: "",
    result: "rax",
    evidence: "fits",
    detail: "u64: the instance of the asset that came with the call, 0 for 1.3.0",
    serve: ({ message }) => instanceOf(message.value.asset),
  },
  {
    vector: 0x26,
    name: "get_gas_limit",
    arguments: "",
    result: "rax",
    evidence: "fits",
    detail: "u64: of this call, in 10^-8 ECHO",
    serve: ({ gasLimit }) => gasLimit(),
  },
  {
    vector: 0x29,
    name: "get_send_value",
    arguments: "",
    result: "rax",
    evidence: "fits",
    detail: "i64: smallest units that came with the call; the contract has them already",
    serve: ({ message }) => message.value.amount,
  },
  {
    vector: 0x2a,
    name: "get_sender",
    arguments: "rdi string* out",
    result: "none",
    evidence: "fits",
    detail: "object id of the account or contract that calls",
    serve: silent((frame) => writeText(frame, frame.argument(0), frame.message.sender)),
  },
  {
    vector: 0x2b,
    name: "get_origin_sender",
    arguments: "rdi string* out",
    result: "none",
    evidence: "fits",
    detail: "object id of the account that sent the transaction",
    serve: silent((frame) => writeText(frame, frame.argument(0), frame.message.origin)),
  },
  {
    vector: 0x2c,
    name: "get_contract_id",
    arguments: "",
    result: "eax",
    evidence: "fits",
    detail: "the instance: N of 1.11.N",
    serve: ({ message }) => instanceOf(message.contract),
  },
  {
    vector: 0x2d,
    name: "get_full_contract_id",
    arguments: "rdi string* out",
    result: "none",
    evidence: "seen",
    detail: "the shape is seen (out is uninitialised, [rsp-8] is live across it), the name fits",
    serve: silent((frame) => writeText(frame, frame.argument(0), frame.message.contract)),
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
