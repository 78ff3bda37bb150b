/** Return values, 0x50 + t: appends a value of type t to the output. Only the type's own width of rdi is defined. */
import { readString } from "../guest-string.ts";
import { type Frame, type Service, silent } from "../service.ts";
import { fromRegister, VALUE_TYPES, type Value, type ValueType } from "../value-type.ts";

/** A string is copied at once: the block is freed right after (seen). */
function returnedValue(frame: Frame, type: ValueType): Value {
  const register = frame.argument(0);
  if (type.name === "string") return { type: "string", value: readString(frame, register) };
  if (type.name === "bool") return { type: "bool", value: (register & 0xffn) !== 0n };
  return { type: type.name, value: fromRegister(type, register) };
}

const SEEN = new Set(["string", "i64", "u32", "u64"]);

export const resultServices: readonly Service[] = VALUE_TYPES.map((type, t) => ({
  vector: 0x50 + t,
  name: `return_${type.name}`,
  arguments: type.name === "string" ? "rdi string*" : `rdi ${type.name}`,
  result: "none",
  evidence: SEEN.has(type.name) ? "seen" : "fits",
  ...(type.name === "bool" ? { detail: "any byte but 0 is true: ours" } : {}),
  serve: silent((frame) => frame.output.append(returnedValue(frame, type))),
}));
