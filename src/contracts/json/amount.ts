/** Amounts of an asset in JSON: decimal strings, because JSON numbers lose what is beyond 2^53. */
import type { Amount } from "../../../oracle/index.ts";
import { wrong } from "../../cases/json/error.ts";
import { type Json, objectOf } from "../../cases/json/fields.ts";
import { objectId } from "./ids.ts";

/** Signed, 64 bits; a number that JSON carries exactly is good, too. Throws FormatError. */
export function amount(value: Json, place: string): bigint {
  const given = typeof value === "number" && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof given !== "string" || !/^-?\d{1,20}$/.test(given)) wrong(place, 'must be a decimal number such as "500"');
  const parsed = BigInt(given);
  return BigInt.asIntN(64, parsed) === parsed ? parsed : wrong(place, "must fit into 64 bits");
}

export const VALUE_KEYS = new Set(["amount", "asset"]);

/** `{"amount":"5","asset":"1.3.0"}`; the asset may be left out. Throws FormatError. */
export function readValue(value: Json, place: string): Amount {
  const given = objectOf(value, place, VALUE_KEYS);
  return {
    amount: amount(given.amount, `${place}.amount`),
    asset: given.asset === undefined ? "1.3.0" : objectId(given.asset, `${place}.asset`),
  };
}

export const writeValue = ({ amount: units, asset }: Amount): Record<string, string> => ({
  amount: String(units),
  asset,
});
