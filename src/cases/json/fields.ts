/** The smallest things in a case line: objects, lists, hex numbers, byte strings, counts. All throw FormatError. */
import { wrong } from "./error.ts";

export type Json = unknown;
export type JsonObject = Readonly<Record<string, Json>>;

function kindOf(value: Json): string {
  if (value === undefined || value === null) return value === null ? "null" : "nothing";
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}

export function object(value: Json, place: string): JsonObject {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    wrong(place, `must be an object, not ${kindOf(value)}`);
  return value as JsonObject;
}

/** An object that has no other keys than these. */
export function objectOf(value: Json, place: string, keys: ReadonlySet<string>): JsonObject {
  const found = object(value, place);
  for (const key in found)
    if (!keys.has(key)) wrong(place, `has an unknown key "${key}"; it may have ${[...keys].join(", ")}`);
  return found;
}

export function list(value: Json, place: string): readonly Json[] {
  return Array.isArray(value) ? value : wrong(place, `must be a list, not ${kindOf(value)}`);
}

export function text(value: Json, place: string): string {
  return typeof value === "string" ? value : wrong(place, `must be a string, not ${kindOf(value)}`);
}

/** A whole number that JSON carries exactly. */
export function count(value: Json, place: string, most = Number.MAX_SAFE_INTEGER): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= most) return value;
  return wrong(place, `must be a whole number from 0 to ${most}`);
}

const HEX_NUMBER = /^0x[0-9a-fA-F]+$/;

/** A machine value: a hex string with 0x; values of at most 32 bits may be JSON numbers as well. */
export function number(value: Json, place: string, bits: number): bigint {
  if (bits <= 32 && typeof value === "number") return BigInt(count(value, place, 2 ** bits - 1));
  if (typeof value !== "string" || !HEX_NUMBER.test(value)) wrong(place, 'must be a hex string such as "0x1f"');
  const parsed = BigInt(value);
  if (BigInt.asUintN(bits, parsed) !== parsed) wrong(place, `must fit in ${bits} bits`);
  return parsed;
}

const HEX_BYTES = /^[0-9a-fA-F]*$/;

/** Bytes as plain hex, two digits each. */
export function bytes(value: Json, place: string): Uint8Array {
  const digits = text(value, place);
  if (digits.length % 2 !== 0 || !HEX_BYTES.test(digits)) wrong(place, "must be hex digits, two a byte, without 0x");
  return new Uint8Array(Buffer.from(digits, "hex"));
}

/** One of these words. */
export function word<Word extends string>(value: Json, place: string, words: readonly Word[]): Word {
  const found = words.find((one) => one === value);
  return found ?? wrong(place, `must be one of ${words.join(" ")}`);
}

export const hexOf = (value: bigint | number): string => `0x${value.toString(16)}`;
export const bytesOf = (value: Uint8Array): string =>
  Buffer.from(value.buffer, value.byteOffset, value.length).toString("hex");
