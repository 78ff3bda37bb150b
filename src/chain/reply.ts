/** What the chain answers to a request: for people, for scripts one line, for machines JSON. */
import { type Block, echoResult } from "../../oracle/index.ts";
import { errorText, resultLines } from "../contracts/report.ts";
import type { Ran, Transfer } from "./operation.ts";
import { textOrHex } from "./text.ts";

export interface Reply {
  /** False: exit code 1. */
  readonly isFine: boolean;
  readonly lines: readonly string[];
  /** The same in one line. */
  readonly short: string;
  readonly json: unknown;
  /** What the JSON has no place for. */
  readonly warning?: string;
}

/** JSON is ECHO's result object in the form of later versions, with the position. */
export function replyToRun(kind: "create" | "call", { contract, result, changes, position }: Ran): Reply {
  const output = Buffer.from(result.output).toString("hex");
  return {
    isFine: result.error === "none",
    lines: [`contract  ${contract}`, ...resultLines({ result, changes, before: [], observations: [] })],
    short: `${kind === "create" ? "created" : "called"} ${contract}: ${errorText(result)}${output && `, output ${output}`}`,
    json: echoResult(contract, result, position),
    ...(result.message !== undefined && { warning: errorText(result) }),
  };
}

export function replyToRead(name: string, { contract, result }: Ran): Reply {
  const isFine = result.error === "none";
  const value = isFine ? textOrHex(result.output) : errorText(result);
  return {
    isFine,
    lines: [`${name}  ${value}`],
    short: `read ${contract} ${name}: ${value}`,
    json: { contract, name, error: result.error, output: Buffer.from(result.output).toString("hex") },
    ...(result.message !== undefined && { warning: errorText(result) }),
  };
}

export function replyToBlock({ number, timestamp, author }: Block): Reply {
  const text = `block ${number} at ${timestamp} by ${author}`;
  return { isFine: true, lines: [text], short: text, json: { number, timestamp, author } };
}

export function replyToTransfer({ from, to, amount, asset }: Transfer, refusal: string | undefined): Reply {
  const paid = `transferred ${amount} of ${asset} from ${from} to ${to}`;
  const text = refusal === undefined ? paid : `refused ${refusal}`;
  return {
    isFine: refusal === undefined,
    lines: [text],
    short: text,
    json: { from, to, amount: String(amount), asset, error: refusal === undefined ? "none" : "invalid_chain_call" },
    ...(refusal !== undefined && { warning: refusal }),
  };
}
