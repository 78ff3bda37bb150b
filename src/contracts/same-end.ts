/** Whether two engines ended a call alike: error, output, events, what contracts did to each other, what changed on the chain. */
import type { Log } from "../../oracle/index.ts";
import { writeBalances, writeStorage } from "./json/changes.ts";
import { writeOperation } from "./json/operation.ts";
import type { EngineAnswer } from "./request.ts";

/** Steps and gas are not compared: engines count them differently. */
export const sameEnd = (left: EngineAnswer, right: EngineAnswer): boolean => endOf(left) === endOf(right);

function endOf({ result, before, changes }: EngineAnswer): string {
  const { error, output, logs, operations, debug } = result;
  return JSON.stringify([
    before.map((one) => one.error),
    error,
    hexOf(output),
    logs.map(logOf),
    operations.map(writeOperation),
    debug,
    writeStorage(changes),
    writeBalances(changes),
  ]);
}

const logOf = ({ contract, hash, data }: Log): string[] => [contract, hexOf(hash), hexOf(data)];
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
