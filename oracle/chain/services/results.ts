/** Return values, 0x50 + t: appends a value of type t to the output. */
import { type Service, silent } from "../service.ts";
import { VALUE_TYPES } from "../value-type.ts";
import { registerValue } from "./register-value.ts";

const SEEN = new Set(["string", "i64", "u32", "u64"]);

export const resultServices: readonly Service[] = VALUE_TYPES.map((type, t) => ({
  vector: 0x50 + t,
  name: `return_${type.name}`,
  arguments: type.name === "string" ? "rdi string*" : `rdi ${type.name}`,
  result: "none",
  evidence: SEEN.has(type.name) ? "seen" : "fits",
  ...(type.name === "bool" ? { detail: "any byte but 0 is true: ours" } : {}),
  serve: silent((frame) => frame.output.append(registerValue(frame, type))),
}));
