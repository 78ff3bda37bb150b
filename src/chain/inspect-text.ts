/** What `chain inspect` prints for people. */
import { LIMITS } from "../../oracle/index.ts";
import { writeLimits } from "../contracts/limits.ts";
import { printable } from "../contracts/printable.ts";
import type { ContractState, Overview } from "./inspect.ts";
import type { EndedBlock, Entry } from "./journal.ts";
import { textOrHex } from "./text.ts";

export function overviewLines({ head, operations, balances, contracts, limits }: Overview): string[] {
  const owners = Object.entries(balances);
  return [
    `head      block ${head.number} at ${head.timestamp} by ${head.author}, ${operations} operations so far`,
    ...limitLines(limits),
    ...owners.flatMap(([owner, assets]) => ownedLines(assets).map((line) => `balance   ${owner.padEnd(10)} ${line}`)),
    ...contracts.map(
      ({ id, creator, bytes, entries }) =>
        `contract  ${id.padEnd(10)} ${bytes} bytes by ${creator}, ${entries} entries stored`,
    ),
  ];
}

/** Those that are not the standard's. */
const limitLines = (limits: Overview["limits"]): string[] =>
  Object.entries(limits)
    .filter(([name, value]) => value !== STANDARD[name])
    .map(([name, value]) => `limit     ${name.padEnd(10)} ${value}, otherwise ${STANDARD[name]}`);

const STANDARD = writeLimits(LIMITS);

export const ownedLines = (assets: Readonly<Record<string, string>>): string[] =>
  Object.entries(assets).map(([asset, amount]) => `${amount} of ${asset}`);

export function contractLines({ id, creator, bytes, balances, storage }: ContractState): string[] {
  return [
    `contract  ${id}, ${bytes} bytes by ${creator}`,
    ...ownedLines(balances).map((line) => `balance   ${line}`),
    ...Object.entries(storage).map(
      ([key, value]) => `stored    ${printable(key)} = ${textOrHex(Buffer.from(value, "hex"))}`,
    ),
  ];
}

export const blockLines = (blocks: readonly EndedBlock[]): string[] =>
  blocks.map(
    ({ number, timestamp, author, hash, count }) =>
      `block ${number} at ${timestamp} by ${author}, ${count} operations, ${hash}`,
  );

export const operationLines = (operations: readonly (Entry & { readonly number: number })[]): string[] =>
  operations.map((entry) => {
    const { number, block, kind, sender, to, line = "", value, message } = entry;
    const sum = value ? ` with ${value.amount} of ${value.asset}` : "";
    const ending = entry.result ? `: ${entry.result[1].result.error}` : "";
    const why = message === undefined ? "" : ` (${printable(message)})`;
    return `${number}  block ${block}  ${kind} ${sender} -> ${to} ${plain(line)}`.trimEnd() + sum + ending + why;
  });

export const logLines = (operations: readonly (Entry & { readonly number: number })[]): string[] =>
  operations.flatMap(({ number, result }) =>
    (result?.[1].result.logs ?? []).map(({ hash, log, id }) => `${number}  1.11.${id}  ${hash}  ${log || "-"}`),
  );

/** A call line keeps its quotes. */
const plain = (line: string): string => printable(line).replaceAll('\\"', '"');
