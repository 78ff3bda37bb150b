/** Calling another contract: 0x2f. */
import { signed } from "../../bits.ts";
import { joined } from "../bytes.ts";
import { isBareName } from "../call-line.ts";
import { CallError } from "../errors.ts";
import { readText, writeString } from "../guest-string.ts";
import { CORE_ASSET } from "../object-id.ts";
import { type Frame, type NestedCall, type Service, silent } from "../service.ts";
import { littleEndian } from "../value-type.ts";

/** A processor of its own is opened for the call: it counts as much work as this many bytes. */
const CALL_BYTES = 16_384n;

function callContract(frame: Frame): void {
  const out = frame.argument(0);
  frame.space.checkWritable(out, 12n);
  const call = requestedCall(frame);
  frame.charge(CALL_BYTES);
  if (!isBareName(call.line)) record(frame, call);
  const { error, message, output } = frame.call(call);
  if (error !== "none") {
    throw new CallError("contract_error", `${call.contract} ended in ${error}${message ? `: ${message}` : ""}`);
  }
  writeString(frame, out, joined([littleEndian(BigInt(output.length), 32), output]));
}

function requestedCall(frame: Frame): NestedCall {
  const contract = readText(frame, frame.argument(1));
  const amount = signed(64, frame.argument(2));
  const line = readText(frame, frame.argument(4));
  return { contract, line, value: { amount, asset: CORE_ASSET }, gas: frame.argument(3) };
}

const record = ({ effects, message }: Frame, { contract: callee, line, value }: NestedCall): void => {
  const method = line.split("(", 1)[0]!.trim();
  effects.operations.push({ caller: message.contract, callee, method, value });
};

export const callServices: readonly Service[] = [
  {
    vector: 0x2f,
    name: "call_contract",
    arguments:
      "rdi string* out, rsi string* contract id, rdx i64 amount, rcx gas (0: no own limit), r8 string* call line",
    result: "none",
    evidence: "ours",
    detail:
      "that there is one is doc, as that out begins with the output's size (4 bytes) and that a bare name reads a variable; the amount is of 1.3.0, an error of the callee is contract_error here, over 16 contracts deep is invalid_chain_call: ours",
    serve: silent(callContract),
  },
];
