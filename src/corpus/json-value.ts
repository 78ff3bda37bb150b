/** Returned values in expect.json: one object a value, its type as the only key. */
import { fits, VALUE_TYPES, type Value } from "../../oracle/index.ts";
import { wrong } from "../cases/json/error.ts";
import { bytes, type Json, object, text } from "../cases/json/fields.ts";

const TYPES: readonly string[] = [...VALUE_TYPES.map(({ name }) => name), "hex"];

/** `{ "u64": "75025" }`. Throws FormatError for a type that is none, and for a value that does not fit it. */
export function readValue(value: Json, place: string): Value {
  const entries = Object.entries(object(value, place));
  const [type, given] = entries[0] ?? ["", undefined];
  if (entries.length !== 1 || !TYPES.includes(type))
    wrong(place, `must have one key, the type: one of ${TYPES.join(", ")}`);
  return typedValue(type, given, `${place}.${type}`);
}

function typedValue(type: string, given: Json, place: string): Value {
  if (type === "string") return { type, value: new TextEncoder().encode(text(given, place)) };
  if (type === "hex") return { type: "string", value: bytes(given, place) };
  if (type === "bool")
    return { type, value: typeof given === "boolean" ? given : wrong(place, "must be true or false") };
  return integerOf(type, integer(given, place), place);
}

function integerOf(name: string, value: bigint, place: string): Value {
  const type = VALUE_TYPES.find((one) => one.name === name);
  if (!type || !("bits" in type) || !fits(type, value)) return wrong(place, `must fit into ${name}`);
  return { type: type.name, value };
}

/** A whole number, as JSON number where JSON carries it exactly, or as a decimal string. Throws FormatError. */
export function integer(value: Json, place: string): bigint {
  if (typeof value === "number" && Number.isSafeInteger(value)) return BigInt(value);
  if (typeof value === "string" && /^-?\d{1,20}$/.test(value)) return BigInt(value);
  return wrong(place, 'must be a whole number, in quotes when it is large: "18446744073709551615"');
}

/** 64-bit integers as strings, whatever their value: a reader need not guess. Strings that are no UTF-8 as `hex`. */
export function writeValue({ type, value }: Value): Record<string, Json> {
  if (typeof value === "boolean") return { [type]: value };
  if (typeof value === "bigint") return { [type]: type.endsWith("64") ? String(value) : Number(value) };
  const written = utf8Of(value);
  return written === undefined ? { hex: Buffer.from(value).toString("hex") } : { string: written };
}

function utf8Of(value: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(value);
  } catch {
    return undefined;
  }
}
