/** Calls before the one that is expected something of: a line, or an object where the caller or the money is another. */
import { wrong } from "../cases/json/error.ts";
import { type Json, list, objectOf, text } from "../cases/json/fields.ts";
import type { Circumstances } from "../contracts/circumstances.ts";
import { DEFAULT_CONTRACT, DEFAULT_SENDER } from "../contracts/circumstances.ts";
import { readValue, writeValue } from "../contracts/json/amount.ts";
import { contractId, objectId } from "../contracts/json/ids.ts";
import type { Earlier } from "../contracts/request.ts";

export const BEFORE_KEYS = new Set(["call", "create", "to", "sender", "value"]);

/** By the same sender to the same contract, where nothing else is said. Throws FormatError. */
export function readBefore(value: Json, place: string, chain: Circumstances): Earlier[] {
  return list(value, place).map((one, n) => readOne(one, `${place}[${n}]`, chain));
}

function readOne(value: Json, place: string, chain: Circumstances): Earlier {
  const { contractId: own = DEFAULT_CONTRACT, sender: caller = DEFAULT_SENDER } = chain;
  if (typeof value === "string") return { to: own, sender: caller, line: value };
  const { call, create, to = own, sender = caller, value: sent } = objectOf(value, place, BEFORE_KEYS);
  if ((call === undefined) !== (create === true)) wrong(place, 'must have either "call" or "create": true');
  return {
    to: contractId(to, `${place}.to`),
    sender: objectId(sender, `${place}.sender`),
    ...(call !== undefined && { line: text(call, `${place}.call`) }),
    ...(sent !== undefined && { value: readValue(sent, `${place}.value`) }),
  };
}

/** As short as it may be. */
export function writeBefore(before: readonly Earlier[], chain: Circumstances): Json[] {
  const { contractId: own = DEFAULT_CONTRACT, sender: caller = DEFAULT_SENDER } = chain;
  return before.map(({ to, sender, line, value }) => {
    const rest = {
      ...(to !== own && { to }),
      ...(sender !== caller && { sender }),
      ...(value && { value: writeValue(value) }),
    };
    if (line === undefined) return { create: true, ...rest };
    return Object.keys(rest).length === 0 ? line : { call: line, ...rest };
  });
}
