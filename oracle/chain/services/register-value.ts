/** A value that a contract passes in rdi: only the type's own width of it is defined (echo-vm.md, section 3). */
import { readString } from "../guest-string.ts";
import type { Frame } from "../service.ts";
import { fromRegister, type Value, type ValueType } from "../value-type.ts";

/** A string is copied at once: its block is freed right after (seen). Any byte but 0 is true (ours). CallError memory_invalid_access. */
export function registerValue(frame: Frame, type: ValueType): Value {
  const register = frame.argument(0);
  if (type.name === "string") return { type: "string", value: readString(frame, register) };
  if (type.name === "bool") return { type: "bool", value: (register & 0xffn) !== 0n };
  return { type: type.name, value: fromRegister(type, register) };
}
