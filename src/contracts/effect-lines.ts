/** What a call left behind, for people: events, calls and payments between contracts, debug output, storage, balances. */
import type { ChainChanges, InternalCall, Log } from "../../oracle/index.ts";
import { writeKey } from "./json/stored-key.ts";
import { printable, valueText } from "./printable.ts";
import type { EngineAnswer } from "./request.ts";

/** More lines of a kind tell no more than the first; a contract can make a hundred thousand. */
const SHOWN = 20;

export const effectLines = ({ result, changes }: Pick<EngineAnswer, "result" | "changes">): string[] => [
  ...lines("event", result.logs, eventText),
  ...lines("called", result.operations, operationText),
  ...lines("debug", result.debug, printable),
  ...lines("stored", changes.storage, storageText),
  ...lines("balance", changes.balances, ({ owner, asset, amount }) => `${owner} has ${amount} of ${asset}`),
];

function lines<One>(kind: string, all: readonly One[], text: (one: One) => string): string[] {
  const shown = all.slice(0, SHOWN).map((one) => `${kind.padEnd(9)} ${text(one)}`);
  return all.length > SHOWN ? [...shown, `${kind.padEnd(9)} … and ${all.length - SHOWN} more`] : shown;
}

const eventText = ({ contract, signature, values }: Log): string =>
  `${printable(signature)} of ${contract}: ${values.map(valueText).join(", ") || "-"}`;

function operationText({ caller, callee, method, value: { amount, asset } }: InternalCall): string {
  const what = method === "" ? "pays" : `calls ${printable(method)} of`;
  const money = amount === 0n ? "" : ` ${method === "" ? "" : "with "}${amount} of ${asset}`;
  return `${caller} ${what} ${printable(callee)}${money}`;
}

const storageText = ({ contract, key, value }: ChainChanges["storage"][number]): string =>
  `${contract} ${printable(writeKey(key))} ${value ? `= ${Buffer.from(value).toString("hex") || "nothing"}` : "removed"}`;
