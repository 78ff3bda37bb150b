/** Services of the run itself: 0x60, 0x61. */
import { CallError } from "../errors.ts";
import { readText, writeText } from "../guest-string.ts";
import { type Frame, type Service, silent } from "../service.ts";

function contractError(frame: Frame): never {
  throw new CallError("contract_error", readText(frame, frame.argument(0)));
}

function functionName(frame: Frame): void {
  writeText(frame, frame.argument(0), frame.functionName);
}

export const controlServices: readonly Service[] = [
  {
    vector: 0x60,
    name: "contract_error",
    arguments: "rdi string* message",
    result: "none",
    evidence: "seen",
    detail: "the shape is seen, the name fits, that the run ends at once is ours",
    serve: contractError,
  },
  {
    vector: 0x61,
    name: "get_function_name",
    arguments: "rdi string* out, zeroed before",
    result: "none",
    evidence: "seen",
    detail: "empty while the contract is being created: fits",
    serve: silent(functionName),
  },
];
