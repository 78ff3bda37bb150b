/**
 * Parameters of the call, 0x40 + t: the next one as type t. 0 when none is left or it does not parse, and then the target
 * stays as it was (echo-vm.md, section 3) and the parameter stays the next one (ours).
 */
import type { Argument } from "../call-line.ts";
import { writeString } from "../guest-string.ts";
import type { Frame, Service } from "../service.ts";
import { fits, littleEndian, VALUE_TYPES, type ValueType } from "../value-type.ts";

function take(frame: Frame, type: ValueType): bigint {
  const [next] = frame.parameters;
  if (!next || !store(frame, type, next)) return 0n;
  frame.parameters.shift();
  return 1n;
}

/** Writes the parameter at the first argument; false, and nothing written, when it is not of the type. */
function store(frame: Frame, type: ValueType, parameter: Argument): boolean {
  const to = frame.argument(0);
  if (type.name === "string") {
    if (parameter.kind !== "string") return false;
    writeString(frame, to, parameter.bytes);
    return true;
  }
  const bytes = encode(type, parameter);
  if (bytes) frame.space.write(to, bytes);
  return bytes !== undefined;
}

function encode(type: Exclude<ValueType, { name: "string" }>, parameter: Argument): Uint8Array | undefined {
  if (type.name === "bool") return parameter.kind === "bool" ? Uint8Array.of(parameter.value ? 1 : 0) : undefined;
  if (parameter.kind !== "integer" || !fits(type, parameter.value)) return undefined;
  return littleEndian(parameter.value, type.bits);
}

const SEEN = new Set(["string", "u64"]);

export const parameterServices: readonly Service[] = VALUE_TYPES.map((type, t) => ({
  vector: 0x40 + t,
  name: `get_parameter_${type.name}`,
  arguments: type.name === "string" ? "rdi string* out" : `rdi ${type.name}* out`,
  result: "al",
  evidence: SEEN.has(type.name) ? "seen" : "fits",
  detail: "a parameter that does not parse as the type stays the next one: ours",
  serve: (frame) => take(frame, type),
}));
