/** Object ids in JSON. */
import { isContractId, isObjectId } from "../../../oracle/index.ts";
import { wrong } from "../../cases/json/error.ts";
import { type Json, text } from "../../cases/json/fields.ts";

/** Throws FormatError. */
export function objectId(value: Json, place: string): string {
  const id = text(value, place);
  return isObjectId(id) ? id : wrong(place, `must be an object id like 1.2.10, not "${id}"`);
}

/** `1.11.N`. Throws FormatError. */
export function contractId(value: Json, place: string): string {
  const id = text(value, place);
  return isContractId(id) ? id : wrong(place, `must be the id of a contract like 1.11.7, not "${id}"`);
}
