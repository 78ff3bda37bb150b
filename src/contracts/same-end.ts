/** Whether two engines ended a call alike: error, output, events, what contracts did to each other, what changed on the chain. */
import type { Log } from "../../oracle/index.ts";
import { writeBalances, writeStorage } from "./json/changes.ts";
import { writeOperation } from "./json/operation.ts";
import type { EngineAnswer } from "./request.ts";

/** Steps and gas are not compared: engines count them differently. */
export const sameEnd = (left: EngineAnswer, right: EngineAnswer): boolean => differingParts(left, right).length === 0;

/** Of an end; errors of calls before and the text for people (int 0x10) count among the effects. */
const PARTS = {
  error: ({ result }: EngineAnswer): unknown => result.error,
  output: ({ result }: EngineAnswer): unknown => hexOf(result.output),
  effects: effectsOf,
};

export const END_PARTS = Object.keys(PARTS) as (keyof typeof PARTS)[];
export type EndPart = keyof typeof PARTS;

export const differingParts = (left: EngineAnswer, right: EngineAnswer): EndPart[] =>
  END_PARTS.filter((part) => JSON.stringify(PARTS[part](left)) !== JSON.stringify(PARTS[part](right)));

function effectsOf({ result, before, changes }: EngineAnswer): unknown {
  const { logs, operations, debug } = result;
  return [
    before.map((one) => one.error),
    logs.map(logOf),
    operations.map(writeOperation),
    debug,
    writeStorage(changes),
    writeBalances(changes),
  ];
}

const logOf = ({ contract, hash, data }: Log): string[] => [contract, hexOf(hash), hexOf(data)];
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
