/** Amounts of gas in JSON: chain quantities are decimal strings, and small numbers are taken, too. */
import { wrong } from "../../cases/json/error.ts";
import type { Json } from "../../cases/json/fields.ts";

/** Unsigned, 64 bits. Throws FormatError. */
export function readGas(value: Json, place: string): bigint {
  const digits = typeof value === "number" && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof digits !== "string" || !/^\d{1,20}$/.test(digits)) wrong(place, 'must be a decimal number such as "5000"');
  const gas = BigInt(digits);
  return BigInt.asUintN(64, gas) === gas ? gas : wrong(place, "must fit into 64 bits");
}
